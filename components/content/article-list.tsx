import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { ArticleEntry } from "#lib/content/public.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** News, the latest first: on their page, and as a block of another. */
export function ArticleList({ entries, heading }: { entries: readonly ArticleEntry[]; heading: "h2" | "h3" }) {
  const t = useTranslations("news");
  const Heading = heading;
  return (
    <ul className="article-list">
      {entries.map(({ id, domain, title, summary, lang, publishedAt, read }) => (
        <li key={id}>
          <Heading lang={lang}>
            <Link href={routes.article(id)}>{title}</Link>
          </Heading>
          <p className="article-meta">
            {read === false && <Badge tone="judge">{t("fresh")}</Badge>}
            <span className="muted">
              {t(`domains.${domain}`)} · <DateText value={parisDay(publishedAt)} style="long" />
            </span>
          </p>
          <p lang={lang}>{summary}</p>
        </li>
      ))}
    </ul>
  );
}
