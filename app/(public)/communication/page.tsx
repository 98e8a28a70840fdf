import type { Metadata } from "next";
import { after } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { MessageList } from "#components/content/message-list.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentActor } from "#lib/access/web.ts";
import { markMessagesRead, messagesFor } from "#lib/content/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("communication");
  return { title: t("title"), description: t("lead") };
}

/** « Communication » (F-111): the messages of this moment for who looks; shown, they are read. */
export default async function CommunicationPage() {
  const [t, locale, actor] = await Promise.all([getTranslations("communication"), getLocale(), currentActor()]);
  const messages = await messagesFor(actor, locale);
  const fresh = messages.filter(({ read, tone }) => !read && tone !== "MAINTENANCE").map(({ id }) => id);
  if (actor && fresh.length > 0) after(() => markMessagesRead(actor.userId, fresh));
  return (
    <Page title={t("title")} lead={t("lead")}>
      {messages.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <MessageList messages={messages} signedIn={actor !== null} />
      )}
    </Page>
  );
}
