import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { addMessage, presentAgents, signalChat } from "#lib/chat/data/chat-rows.ts";
import { minutesOf, take } from "#lib/chat/data/limits.ts";
import { isChatTime } from "#lib/chat/data/opening.ts";
import { type OpenChatInput, openChatInput } from "#lib/chat/domain/schemas.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** `begun`: false of one that was under way already, in which nothing was said. */
export type OpenedChat = { readonly chatId: string; readonly begun: boolean };

/**
 * « Discuter avec un agent » (F-122): the person is put in the queue with their question. Refused outside opening hours (domain reference
 * § 14.1) and while no agent is there: a ticket is then the honest way. Whoever has a conversation under way comes back to it.
 */
export async function openChat(actor: Actor, input: OpenChatInput): Promise<Result<OpenedChat>> {
  const read = readInput(openChatInput, input);
  if (!read.ok) return read;
  const at = now();
  const known = await db().chat.findFirst({
    where: { userId: actor.userId, state: { not: "ENDED" } },
    select: { id: true },
  });
  if (known) return ok({ chatId: known.id, begun: false });
  if (!(await isChatTime(at))) return refuse("CHAT_CLOSED");
  if ((await presentAgents(db(), at)).length === 0) return refuse("CHAT_NOBODY");
  const taken = await take("chatBy", actor.userId);
  if (!taken.allowed) return refuse("TOO_MANY_CHATS", { params: { minutes: minutesOf(taken.msLeft) } });
  return transaction(async (tx) => {
    // One at a time: two clicks open one conversation.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`chat ${actor.userId}`}))`;
    const other = await tx.chat.findFirst({
      where: { userId: actor.userId, state: { not: "ENDED" } },
      select: { id: true },
    });
    if (other) return ok({ chatId: other.id, begun: false });
    const { userId, locale, sessionId } = actor;
    const chat = { id: newId(), state: "WAITING" as const, userId, agentId: null, position: 0 };
    await tx.chat.create({
      data: { id: chat.id, userId, locale, openedAt: at, lastSaidAt: at, userSeenAt: at },
    });
    await addMessage(
      tx,
      chat,
      { messageId: newId(), side: "USER", authorId: userId, text: read.data.text, documentId: null },
      at,
    );
    await signalChat(tx, chat, at);
    await recordAudit(tx, {
      type: "chat.opened",
      detail: {},
      userId,
      sessionId,
      subject: { type: "chat", id: chat.id },
    });
    return ok({ chatId: chat.id, begun: true });
  });
}
