import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TICKET_ACCEPT } from "#app/(portal)/support/ticket-accept.ts";
import { chatToTicketAction, endChatAction } from "#app/chat/chat.action.ts";
import { ChatBox } from "#components/chat/chat-box.tsx";
import { ChatGesture } from "#components/chat/chat-gesture.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { chatView } from "#lib/chat/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { refusedTicketForm } from "#lib/tickets/index.ts";

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
  const kept = repris ? await refusedTicketForm(actor, chatId) : null;
  return (
    <Page
      title={t("title")}
      trail={[{ label: support("here"), href: routes.support() }]}
      width="form"
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
    >
      <ChatBox
        chat={chat}
        accept={TICKET_ACCEPT}
        refused={kept && { message: kept.message, text: kept.values.text ?? "" }}
      />
    </Page>
  );
}
