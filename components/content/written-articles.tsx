import { useTranslations } from "next-intl";
import { WrittenTable } from "#components/content/written-table.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
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
  return (
    <WrittenTable
      caption={t("articles")}
      rows={articles}
      href={routes.writeArticle}
      none={{ title: t("noArticle"), text: t("noArticleText") }}
      columns={[
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
