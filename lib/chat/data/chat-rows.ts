import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { canAsStaff } from "#lib/access/index.ts";
import type { ChatEnd, ChatSide, ChatState } from "#lib/chat/domain/states.ts";
import { PRESENT_SECONDS } from "#lib/chat/domain/states.ts";
import type { Tx } from "#lib/platform/db.ts";
import { sendSignal } from "#lib/platform/signals.ts";

export type ChatRow = {
  readonly id: string;
  readonly state: ChatState;
  readonly userId: string;
  readonly agentId: string | null;
  readonly position: number;
};

/** From which side the actor takes part; null for whoever does not: the conversation does not exist for them. */
export function sideOf(actor: Actor, chat: Pick<ChatRow, "userId">): ChatSide | null {
  if (chat.userId === actor.userId) return "USER";
  return canAsStaff(actor, "ticket.assist") ? "AGENT" : null;
}

/** The row, held until the end of the transaction: whoever else writes in it waits. Null when there is none. */
export async function lockChat(tx: Tx, chatId: string): Promise<ChatRow | null> {
  const rows = await tx.$queryRaw<ChatRow[]>`
    select id, state::text as state, user_id as "userId", agent_id as "agentId", position from chat where id = ${chatId}::uuid for update`;
  return rows[0] ?? null;
}

/** Agents who have the desk before their eyes. */
export async function presentAgents(tx: Pick<Tx, "chatDesk">, at: Date): Promise<string[]> {
  const since = new Date(at.getTime() - PRESENT_SECONDS * 1000);
  const rows = await tx.chatDesk.findMany({
    where: { seenAt: { gt: since }, user: { status: "ACTIVE", systemRole: { in: ["SUPPORT", "ADMIN"] } } },
    select: { userId: true },
    take: 50,
  });
  return rows.map(({ userId }) => userId);
}

/** Tells the pages of those who take part, and of the agents who are there: once the transaction commits. */
export async function signalChat(tx: Tx, chat: ChatRow, at: Date, typing: string | null = null): Promise<void> {
  const desk = typing === null ? await presentAgents(tx, at) : [];
  const userIds = [...new Set([chat.userId, ...(chat.agentId ? [chat.agentId] : []), ...desk])];
  await sendSignal(tx, {
    about: "chat",
    chatId: chat.id,
    userIds: userIds.filter((id) => id !== typing),
    typing: typing !== null,
  });
}

type Said = {
  readonly messageId: string;
  readonly side: ChatSide;
  readonly authorId: string;
  readonly text: string;
  readonly documentId: string | null;
};

/** Adds one message at the end; the row must be locked. Says nothing when that very message is there already. */
export async function addMessage(tx: Tx, chat: ChatRow, said: Said, at: Date): Promise<boolean> {
  const known = await tx.chatMessage.findUnique({ where: { id: said.messageId }, select: { id: true } });
  if (known) return false;
  const position = chat.position + 1;
  const { messageId, ...message } = said;
  await tx.chatMessage.create({ data: { id: messageId, chatId: chat.id, position, ...message, at } });
  const seen = said.side === "USER" ? { userSeenAt: at } : { agentSeenAt: at };
  await tx.chat.update({ where: { id: chat.id }, data: { position, lastSaidAt: at, ...seen } });
  return true;
}

/** Ends it. */
export async function endRow(tx: Tx, chat: ChatRow, by: ChatEnd, at: Date): Promise<void> {
  await tx.chat.update({ where: { id: chat.id }, data: { state: "ENDED", endedAt: at, endedBy: by } });
  await signalChat(tx, chat, at);
}
