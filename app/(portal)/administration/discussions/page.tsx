import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { takeChatAction } from "#app/chat/chat.action.ts";
import { ChatQueue } from "#components/chat/chat-queue.tsx";
import { LiveChat } from "#components/chat/live-chat.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { beAtDesk, chatDesk } from "#lib/chat/index.ts";
import { now } from "#lib/platform/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat"))("desk") };
}

/** The desk of conversations: an agent who has it open is there, and people can ask. */
export default async function ChatDeskPage() {
  const actor = await requireStaff("ticket.assist");
  const t = await getTranslations("chat");
  await beAtDesk(actor);
  const rows = await chatDesk(actor);
  return (
    <Page title={t("desk")} lead={t("deskLead")}>
      <LiveChat chatId={null} presence={routes.apiDeskPresence()} words={{ writes: "" }} />
      <ChatQueue rows={rows} now={now()} take={takeChatAction} />
    </Page>
  );
}
