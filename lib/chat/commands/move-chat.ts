import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { unknown } from "#lib/chat/commands/say.ts";
import { type ChatRow, endRow, lockChat, sideOf, signalChat } from "#lib/chat/data/chat-rows.ts";
import { allows, type ChatSide } from "#lib/chat/domain/states.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { type Tx, transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** An agent takes the conversation that waits: one of them, whoever was first. */
export async function takeChat(actor: Actor, chatId: string): Promise<Result<null>> {
  if (!canAsStaff(actor, "ticket.assist")) {
    await recordDenied(actor, "chat.take FORBIDDEN");
    return refuse("NOT_FOUND");
  }
  const at = now();
  return moved(actor, chatId, async (tx, chat, side) => {
    if (side !== "AGENT" || !allows(chat.state, "take", side)) return refuse("CHAT_TAKEN");
    await tx.chat.update({
      where: { id: chatId },
      data: { state: "OPEN", agentId: actor.userId, takenAt: at, agentSeenAt: at },
    });
    await signalChat(tx, { ...chat, agentId: actor.userId }, at);
    const { userId, sessionId } = actor;
    await recordAudit(tx, { type: "chat.taken", detail: {}, userId, sessionId, subject: { type: "chat", id: chatId } });
    return ok(null);
  });
}

/** The agent leaves it to a colleague: it waits again, at its place by the hour it was opened. */
export function giveBackChat(actor: Actor, chatId: string): Promise<Result<null>> {
  const at = now();
  return moved(actor, chatId, async (tx, chat, side) => {
    if (side !== "AGENT" || !allows(chat.state, "giveBack", side) || chat.agentId !== actor.userId)
      return refuse("CHAT_NOT_YOURS");
    await tx.chat.update({ where: { id: chatId }, data: { state: "WAITING", agentId: null, agentSeenAt: null } });
    await signalChat(tx, chat, at);
    return ok(null);
  });
}

/** Either side ends it; what was said stays to be read. */
export function endChat(actor: Actor, chatId: string): Promise<Result<null>> {
  const at = now();
  return moved(actor, chatId, async (tx, chat, side) => {
    if (side === "AGENT" && chat.agentId !== actor.userId) return refuse("CHAT_NOT_YOURS");
    if (!allows(chat.state, "end", side)) return refuse("CHAT_ENDED");
    await endRow(tx, chat, side, at);
    const { userId, sessionId } = actor;
    await recordAudit(tx, {
      type: "chat.ended",
      detail: { by: side },
      userId,
      sessionId,
      subject: { type: "chat", id: chatId },
    });
    return ok(null);
  });
}

function moved(
  actor: Actor,
  chatId: string,
  move: (tx: Tx, chat: ChatRow, side: ChatSide) => Promise<Result<null>>,
): Promise<Result<null>> {
  return transaction(async (tx) => {
    const chat = await lockChat(tx, chatId);
    const side = chat && sideOf(actor, chat);
    return chat && side ? move(tx, chat, side) : unknown(actor);
  });
}
