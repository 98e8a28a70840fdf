import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WrittenArticles } from "#components/content/written-articles.tsx";
import { WrittenMessages } from "#components/content/written-messages.tsx";
import { WrittenWebinars } from "#components/content/written-webinars.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { writtenArticles, writtenMessages, writtenWebinars } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("contents"))("title") };
}

/** Where administrators write news and messages. To everyone else this page does not exist. */
export default async function ContentsPage() {
  const [actor, t, portal] = await Promise.all([
    requireStaff("content.publish"),
    getTranslations("contents"),
    getTranslations("portal"),
  ]);
  const [articles, messages, webinars] = await Promise.all([
    writtenArticles(actor),
    writtenMessages(actor),
    writtenWebinars(actor),
  ]);
  if (!articles || !messages || !webinars) notFound();
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
      actions={
        <>
          <ButtonLink href={routes.newArticle()}>{t("newArticle")}</ButtonLink>
          <ButtonLink href={routes.newMessage()}>{t("newMessage")}</ButtonLink>
          <ButtonLink href={routes.newWebinar()}>{t("newWebinar")}</ButtonLink>
        </>
      }
    >
      <div className="page-sections">
        <section aria-labelledby="articles">
          <h2 id="articles">{t("articles")}</h2>
          <WrittenArticles articles={articles} />
        </section>
        <section aria-labelledby="messages">
          <h2 id="messages">{t("messages")}</h2>
          <WrittenMessages messages={messages} />
        </section>
        <section aria-labelledby="webinaires">
          <h2 id="webinaires">{t("webinars")}</h2>
          <WrittenWebinars webinars={webinars} />
        </section>
      </div>
    </Page>
  );
}
