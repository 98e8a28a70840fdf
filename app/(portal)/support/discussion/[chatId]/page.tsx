import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { chatToTicketAction, endChatAction } from "#app/chat/chat.action.ts";
import { ConversationPage } from "#app/chat/conversation-page.tsx";
import { ChatGesture } from "#components/chat/chat-gesture.tsx";
import { requireActor } from "#lib/access/web.ts";
import { chatView } from "#lib/chat/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ chatId: string }>; searchParams: Promise<{ repris?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat"))("title") };
}

/** One conversation, as the person who opened it reads it. */
export default async function ChatPage({ params, searchParams }: Props) {
  const [actor, { chatId }, { repris }, t, support] = [
    await requireActor(),
    await params,
    await searchParams,
    await getTranslations("chat"),
    await getTranslations("tickets.support"),
  ];
  const chat = (await chatView(actor, chatId, "USER")) ?? notFound();
  return (
    <ConversationPage
      actor={actor}
      chat={chat}
      refused={Boolean(repris)}
      title={t("title")}
      trail={[{ label: support("here"), href: routes.support() }]}
      actions={
        <>
          {chat.state !== "ENDED" && (
            <ChatGesture action={endChatAction} chatId={chatId}>
              {t("end")}
            </ChatGesture>
          )}
          <ChatGesture action={chatToTicketAction} chatId={chatId}>
            {t("toTicket")}
          </ChatGesture>
        </>
      }
    />
  );
}
