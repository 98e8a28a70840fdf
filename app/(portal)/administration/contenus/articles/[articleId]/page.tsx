import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  publishArticleAction,
  withdrawArticleAction,
  writeArticleAction,
} from "#app/(portal)/administration/contenus/contents.action.ts";
import { ArticleForm } from "#components/content/article-form.tsx";
import { Preview } from "#components/content/preview.tsx";
import { STATE_TONES } from "#components/content/written-articles.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { type WrittenArticle, writtenArticle } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ articleId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["enregistre", "publie", "retire"] as const;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("contents"))("article") };
}

/** An article as it is written: its text, how readers see it, and from when they do. */
export default async function WriteArticlePage({ params, searchParams }: Props) {
  const actor = await requireStaff("content.publish");
  const [{ articleId }, { fait }, t] = await Promise.all([params, searchParams, getTranslations("contents")]);
  const article = (await writtenArticle(actor, articleId)) ?? notFound();
  const done = DONE.find((one) => one === fait);
  return (
    <Page title={article.titleFrench} here={t("article")} trail={[{ label: t("title"), href: routes.adminContents() }]}>
      <div className="page-sections">
        {done && (
          <Notice tone="ok" live="polite">
            {t(`done.${done}`)}
          </Notice>
        )}
        <Publication article={article} />
        <Preview texts={article} />
        <Card title={t("text")}>
          {article.state === "published" && <p>{t("liveText")}</p>}
          <ArticleForm action={writeArticleAction} article={article} />
        </Card>
      </div>
    </Page>
  );
}

async function Publication({ article: { id, state, publishedAt } }: { article: WrittenArticle }) {
  const t = await getTranslations("contents");
  return (
    <Card title={t("publication")}>
      <p>
        <StatusDot tone={STATE_TONES[state]}>{t(`states.${state}`)}</StatusDot>{" "}
        {publishedAt && <DateText value={publishedAt} />}
      </p>
      {state === "published" && (
        <p>
          <Link href={routes.article(id)}>{t("seePublished")}</Link>
        </p>
      )}
      {state === "published" || state === "scheduled" ? (
        <Form action={withdrawArticleAction}>
          <input type="hidden" name="articleId" value={id} />
          <SubmitButton look="danger">{t("withdraw")}</SubmitButton>
        </Form>
      ) : (
        <Form action={publishArticleAction}>
          <input type="hidden" name="articleId" value={id} />
          <TextInput type="datetime-local" name="at" label={t("publishAt")} help={t("publishAtHelp")} width="medium" />
          <SubmitButton look="secondary">{t("publish")}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
