import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { writeArticleAction } from "#app/(portal)/administration/contenus/contents.action.ts";
import { ArticleForm } from "#components/content/article-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("contents"))("newArticle") };
}

export default async function NewArticlePage() {
  await requireStaff("content.publish");
  const t = await getTranslations("contents");
  return (
    <Page
      title={t("newArticle")}
      lead={t("draftLead")}
      trail={[{ label: t("title"), href: routes.adminContents() }]}
      width="form"
    >
      <ArticleForm action={writeArticleAction} article={null} />
    </Page>
  );
}
