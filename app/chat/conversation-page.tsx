import type { ReactNode } from "react";
import { TICKET_ACCEPT } from "#app/(portal)/support/ticket-accept.ts";
import { ChatBox } from "#components/chat/chat-box.tsx";
import type { Crumb } from "#components/ui/navigation.tsx";
import { Page } from "#components/ui/page.tsx";
import type { Actor } from "#lib/access/index.ts";
import type { ChatView } from "#lib/chat/index.ts";
import { refusedTicketForm } from "#lib/tickets/index.ts";

type Props = {
  actor: Actor;
  chat: ChatView;
  /** Set when a message was refused: what was typed comes back. */
  refused: boolean;
  title: string;
  trail: readonly Crumb[];
  /** What this side may do with the conversation. */
  actions: ReactNode;
};

/** One conversation, from either side. */
export async function ConversationPage({ actor, chat, refused, title, trail, actions }: Props) {
  const kept = refused ? await refusedTicketForm(actor, chat.id) : null;
  return (
    <Page title={title} trail={trail} width="form" actions={actions}>
      <ChatBox
        chat={chat}
        accept={TICKET_ACCEPT}
        refused={kept && { message: kept.message, text: kept.values.text ?? "" }}
      />
    </Page>
  );
}
