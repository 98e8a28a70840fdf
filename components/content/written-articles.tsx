import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { ArticleState, WrittenArticle } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

export const STATE_TONES: Readonly<Record<ArticleState, Tone>> = {
  draft: "neutral",
  scheduled: "wait",
  published: "ok",
  withdrawn: "stop",
};

export function WrittenArticles({ articles }: { articles: readonly WrittenArticle[] }) {
  const t = useTranslations("contents");
  const news = useTranslations("news");
  if (articles.length === 0) return <EmptyState title={t("noArticle")}>{t("noArticleText")}</EmptyState>;
  return (
    <Table<WrittenArticle>
      caption={t("articles")}
      captionHidden
      rows={articles}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: t("titleFrench"),
          rowHeader: true,
          cell: ({ id, titleFrench }) => (
            <Link href={routes.writeArticle(id)} lang="fr">
              {titleFrench}
            </Link>
          ),
        },
        { key: "domain", header: t("domain"), cell: ({ domain }) => news(`domains.${domain}`) },
        {
          key: "state",
          header: t("state"),
          cell: ({ state }) => <StatusDot tone={STATE_TONES[state]}>{t(`states.${state}`)}</StatusDot>,
        },
        {
          key: "at",
          header: t("publishedAt"),
          nowrap: true,
          cell: ({ publishedAt }) => (publishedAt ? <DateText value={publishedAt} /> : t("never")),
        },
      ]}
    />
  );
}
