import { useTranslations } from "next-intl";
import { ArticleList } from "#components/content/article-list.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ArticleDomain, ArticleEntry } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** « Actualités portail », or those of a domain; nothing where there are none. */
export function NewsBlock({
  entries,
  domain = null,
}: {
  entries: readonly ArticleEntry[];
  domain?: ArticleDomain | null;
}) {
  const t = useTranslations("news");
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="actualites">
      <h2 id="actualites">{domain ? t("ofDomain", { domain: t(`domains.${domain}`) }) : t("ofPortal")}</h2>
      <ArticleList entries={entries} heading="h3" />
      <p>
        <Link href={routes.news({ domaine: domain })}>{t("all")}</Link>
      </p>
    </section>
  );
}
