import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { routes } from "#lib/shared/routes.ts";

type Props = { previous: string | null; next: string | null; list: string };

/** The invoices before and after this one in the inbox it was opened from. P and N are the browser's own keys for them. */
export function Neighbours({ previous, next, list }: Props) {
  const t = useTranslations("received.neighbours");
  const to = (id: string) => routes.receivedInvoice(id, { liste: list });
  if (!previous && !next) return null;
  return (
    <nav className="button-row" aria-label={t("label")}>
      {previous && (
        <ButtonLink size="small" icon="arrow-left" rel="prev" accessKey="p" href={to(previous)}>
          {t("previous")}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink size="small" icon="arrow-right" rel="next" accessKey="n" href={to(next)}>
          {t("next")}
        </ButtonLink>
      )}
    </nav>
  );
}
