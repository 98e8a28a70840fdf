import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askAction } from "#app/assistant/ask.action.ts";
import { conversationToChatAction } from "#app/assistant/to-chat.action.ts";
import { conversationToTicketAction } from "#app/assistant/to-ticket.action.ts";
import { currentViewer } from "#app/viewer.ts";
import { Conversation } from "#components/assistant/conversation.tsx";
import { assistantWords } from "#components/assistant/words.ts";
import { Page } from "#components/ui/page.tsx";
import { LONGEST_QUESTION } from "#lib/assistant/index.ts";
import { BRAND } from "#lib/shared/brand.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assistant");
  return { title: t("title", { name: BRAND.assistant }), description: t("lead") };
}

/** The assistant as a page of its own (F-121): for everybody; who is signed in asks after their invoices too. */
export default async function AssistantPage() {
  const [t, words, viewer] = await Promise.all([getTranslations("assistant"), assistantWords(), currentViewer()]);
  return (
    <Page title={words.title} lead={t("lead")} width="form">
      <Conversation
        action={askAction}
        handOver={viewer ? { toTicket: conversationToTicketAction, toChat: conversationToChatAction } : null}
        name={BRAND.assistant}
        longest={LONGEST_QUESTION}
        words={words}
      />
    </Page>
  );
}
