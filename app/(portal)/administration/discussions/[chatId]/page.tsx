import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { endDeskChatAction, giveBackChatAction, takeChatAction } from "#app/chat/chat.action.ts";
import { ConversationPage } from "#app/chat/conversation-page.tsx";
import { ChatGesture } from "#components/chat/chat-gesture.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { beAtDesk, chatView } from "#lib/chat/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ chatId: string }>; searchParams: Promise<{ repris?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat"))("desk") };
}

/** One conversation, as agents read it. */
export default async function DeskChatPage({ params, searchParams }: Props) {
  const [actor, { chatId }, { repris }, t] = [
    await requireStaff("ticket.assist"),
    await params,
    await searchParams,
    await getTranslations("chat"),
  ];
  const chat = (await chatView(actor, chatId, "AGENT")) ?? notFound();
  await beAtDesk(actor);
  return (
    <ConversationPage
      actor={actor}
      chat={chat}
      refused={Boolean(repris)}
      title={t("with", { name: chat.otherName ?? "" })}
      trail={[{ label: t("desk"), href: routes.chatDesk() }]}
      actions={
        <>
          {chat.state === "WAITING" && (
            <ChatGesture action={takeChatAction} chatId={chatId}>
              {t("take")}
            </ChatGesture>
          )}
          {chat.canAnswer && (
            <>
              <ChatGesture action={giveBackChatAction} chatId={chatId}>
                {t("giveBack")}
              </ChatGesture>
              <ChatGesture action={endDeskChatAction} chatId={chatId}>
                {t("end")}
              </ChatGesture>
            </>
          )}
        </>
      }
    />
  );
}
