import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { liveMessages } from "#lib/content/data/live-messages.ts";
import { reaches } from "#lib/content/domain/message.ts";
import { oneMessageInput } from "#lib/content/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** The person has opened an article that everybody may read. */
export async function markArticleRead(userId: string, articleId: string): Promise<void> {
  await db().articleReading.createMany({ data: [{ userId, articleId, at: now() }], skipDuplicates: true });
}

/** The person has read these messages, which the caller showed them. */
export async function markMessagesRead(userId: string, messageIds: readonly string[]): Promise<void> {
  await db().messageReading.createMany({
    data: messageIds.map((messageId) => ({ userId, messageId, at: now() })),
    skipDuplicates: true,
  });
}

/** The person puts a banner away. What is not addressed to them does not exist for them. */
export async function putBannerAway(
  actor: Actor,
  input: { messageId: string },
): Promise<Result<{ messageId: string }, "INVALID_INPUT" | "NOT_FOUND">> {
  const read = readInput(oneMessageInput, input);
  if (!read.ok) return read;
  const message = (await liveMessages()).find(({ id }) => id === read.data.messageId);
  if (!message || !reaches(message, actor)) return refuse("NOT_FOUND");
  await markMessagesRead(actor.userId, [message.id]);
  return ok({ messageId: message.id });
}
