import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { WebinarView } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

export function WebinarList({ webinars }: { webinars: readonly WebinarView[] }) {
  const t = useTranslations("webinars");
  return (
    <ul className="article-list">
      {webinars.map(({ id, title, lang, startsAt, minutes, phase, left, registered, replay, slides }) => (
        <li key={id}>
          <h3 lang={lang}>
            <Link href={routes.webinar(id)}>{title}</Link>
          </h3>
          <p className="article-meta">
            {registered && <Badge tone="ok">{t("registered")}</Badge>}
            {phase === "cancelled" && <Badge tone="stop">{t("phases.cancelled")}</Badge>}
            <span className="muted">
              <DateText value={startsAt} /> · {t("minutes", { minutes })}
            </span>
          </p>
          {phase === "open" && <p>{t("left", { left })}</p>}
          {(phase === "full" || phase === "running") && <p>{t(`phases.${phase}`)}</p>}
          {(replay || slides) && (
            <p className="article-meta">
              {replay && <Link href={replay}>{t("replay")}</Link>}
              {slides && <Link href={slides}>{t("slides")}</Link>}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
