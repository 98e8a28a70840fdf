import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { addMessage, lockChat, sideOf, signalChat } from "#lib/chat/data/chat-rows.ts";
import { minutesOf, take } from "#lib/chat/data/limits.ts";
import { type SayInput, sayInput } from "#lib/chat/domain/schemas.ts";
import { allows, MOST_MESSAGES } from "#lib/chat/domain/states.ts";
import { ANY_ATTACHMENT, type EvidenceFile, keepEvidence, receiveEvidence } from "#lib/documents/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** One message of either side, with a file or not. The agent is whoever took the conversation; the same message sent twice is said once. */
export async function say(actor: Actor, input: SayInput, files: readonly EvidenceFile[] = []): Promise<Result<null>> {
  const read = readInput(sayInput, input);
  if (!read.ok) return read;
  const { chatId, messageId, text } = read.data;
  const known = await db().chat.findUnique({ where: { id: chatId }, select: { userId: true, agentId: true } });
  const side = known && sideOf(actor, known);
  if (!known || !side) return unknown(actor);
  if (side === "AGENT" && known.agentId !== actor.userId) return refuse("CHAT_NOT_YOURS");
  if (text === "" && files.length === 0)
    return refuse("INVALID_INPUT", { fields: [{ field: "text", code: "REQUIRED" }] });
  if (files.length > 1) return refuse("TOO_MANY_FILES", { params: { limit: 1 } });
  const taken = await take("chatMessageBy", actor.userId);
  if (!taken.allowed) return refuse("TOO_MANY_CHATS", { params: { minutes: minutesOf(taken.msLeft) } });
  const received = await receiveEvidence(files, ANY_ATTACHMENT);
  if (!received.ok) return received;
  const at = now();
  return transaction(async (tx) => {
    const chat = await lockChat(tx, chatId);
    if (!chat || !allows(chat.state, "say", side)) return refuse("CHAT_ENDED");
    if (side === "AGENT" && chat.agentId !== actor.userId) return refuse("CHAT_NOT_YOURS");
    if (chat.position >= MOST_MESSAGES) return refuse("CHAT_FULL");
    const [documentId = null] = await keepEvidence(tx, received.data, { userId: actor.userId, at });
    if (await addMessage(tx, chat, { messageId, side, authorId: actor.userId, text, documentId }, at))
      await signalChat(tx, chat, at);
    return ok(null);
  });
}

/** A conversation of somebody else does not exist, no more than one that never was. */
export async function unknown(actor: Actor) {
  await recordDenied(actor, "chat NOT_FOUND");
  return refuse("NOT_FOUND");
}
