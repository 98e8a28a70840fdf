import { useLocale, useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  /** How far the time of the portal is ahead, in milliseconds. */
  shift: number;
  now: Date;
  /** They can put it back. */
  tester: boolean;
};

/** Said on every page as long as testers have moved the time of the portal: no date on it is to be believed unwarned. */
export function MovedClock({ shift, now, tester }: Props) {
  const t = useTranslations("frame.movedClock");
  const locale = useLocale();
  if (shift === 0) return null;
  return (
    <aside className="moved-clock" aria-label={t("label")}>
      <p>
        {t("text", { days: Math.round(shift / 86_400_000), date: formatDate(parisDay(now), locale, "long") })}{" "}
        {tester && <Link href={routes.testBench()}>{t("bench")}</Link>}
      </p>
    </aside>
  );
}
