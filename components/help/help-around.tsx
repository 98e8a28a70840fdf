import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { HelpEntry, HelpTopic } from "#lib/help/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** The other pages of the same part. */
export function HelpAround({ topic, beside, here }: { topic: HelpTopic; beside: readonly HelpEntry[]; here: string }) {
  const t = useTranslations("help");
  return (
    <nav className="help-around" aria-labelledby="rubrique">
      <h2 id="rubrique">{t(`topics.${topic}`)}</h2>
      <ul>
        {beside.map(({ slug, title }) => (
          <li key={slug}>
            <Link href={routes.helpPage(slug)} aria-current={slug === here ? "page" : undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function HelpNeighbours({ previous, next }: { previous: HelpEntry | null; next: HelpEntry | null }) {
  const t = useTranslations("help");
  return (
    <nav className="help-neighbours" aria-label={t("neighbours")}>
      {previous && (
        <Link rel="prev" href={routes.helpPage(previous.slug)}>
          {t("previous", { title: previous.title })}
        </Link>
      )}
      {next && (
        <Link rel="next" href={routes.helpPage(next.slug)}>
          {t("next", { title: next.title })}
        </Link>
      )}
    </nav>
  );
}
