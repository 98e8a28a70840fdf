import { useTranslations } from "next-intl";
import { Card } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";

/** On a sheet: how much was said between the two sides, and the way there. */
export function ThreadCard({ count, fresh, href }: { count: number; fresh: number; href: string }) {
  const t = useTranslations("thread");
  return (
    <Card title={t("title")}>
      <p>{count === 0 ? t("none") : t("summary", { count, fresh })}</p>
      <ButtonLink href={href}>{t(count === 0 ? "start" : "open")}</ButtonLink>
    </Card>
  );
}
