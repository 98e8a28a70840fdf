import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { forgetLiveMessages } from "#lib/content/data/live-messages.ts";
import { mayPublish, textColumns } from "#lib/content/data/publishing.ts";
import { type MessageInput, messageInput, oneMessageInput } from "#lib/content/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type MessageRefusal = "INVALID_INPUT" | "NOT_FOUND" | "CONTENT_CHANGED";
type Outcome = Result<{ messageId: string }, MessageRefusal>;

/** Writes a message, or changes one: for whom, from when to when, above every page or not. Who has read it before a change has read it. */
export async function writeMessage(actor: Actor, input: MessageInput): Promise<Outcome> {
  const denied = await mayPublish(actor);
  if (denied) return denied;
  const read = readInput(messageInput, input);
  if (!read.ok) return read;
  const { messageId: known, version, tone, reach, identifier, banner, startsAt, endsAt, ...texts } = read.data;
  const at = now();
  const messageId = known ?? newId(at.getTime());
  const outcome = await transaction<Outcome>(async (tx) => {
    const structureId = reach === "STRUCTURE" ? await structureBy(tx, identifier) : null;
    if (structureId === undefined)
      return abort(refuse("INVALID_INPUT", { fields: [{ field: "identifier", code: "STRUCTURE_UNKNOWN" }] }));
    const data = { tone, reach, structureId, banner, ...textColumns(texts), endsAt };
    if (known) {
      const before = await tx.message.findUnique({ where: { id: known }, select: { startsAt: true } });
      if (!before) return abort(refuse("NOT_FOUND"));
      const { count } = await tx.message.updateMany({
        where: { id: known, version },
        data: { ...data, startsAt: startsAt ?? before.startsAt, version: { increment: 1 } },
      });
      if (count === 0) return abort(refuse("CONTENT_CHANGED"));
    } else {
      await tx.message.create({
        data: { id: messageId, authorId: actor.userId, createdAt: at, startsAt: startsAt ?? at, ...data },
      });
    }
    await recordAudit(tx, {
      type: "message.written",
      detail: { tone, reach },
      userId: actor.userId,
      sessionId: actor.sessionId,
      structureId,
      subject: { type: "message", id: messageId },
    });
    return ok({ messageId });
  });
  forgetLiveMessages();
  return outcome;
}

/** Undefined: no structure has this identifier. */
async function structureBy(tx: Tx, identifier: string): Promise<string | undefined> {
  const found = await tx.structure.findFirst({
    where: { identifier: identifier.replace(/[\s.-]/g, "").toUpperCase(), status: "ACTIVE" },
    select: { id: true },
  });
  return found?.id;
}

/** Ends a message now. One that is over stays over. */
export async function endMessage(actor: Actor, input: { messageId: string }): Promise<Outcome> {
  const denied = await mayPublish(actor);
  if (denied) return denied;
  const read = readInput(oneMessageInput, input);
  if (!read.ok) return read;
  const { messageId } = read.data;
  const at = now();
  const outcome = await transaction<Outcome>(async (tx) => {
    const message = await tx.message.findUnique({ where: { id: messageId }, select: { startsAt: true } });
    if (!message) return abort(refuse("NOT_FOUND"));
    await tx.message.updateMany({
      where: { id: messageId, OR: [{ endsAt: null }, { endsAt: { gt: at } }] },
      data: { endsAt: new Date(Math.max(message.startsAt.getTime(), at.getTime())) },
    });
    await recordAudit(tx, {
      type: "message.ended",
      detail: {},
      userId: actor.userId,
      sessionId: actor.sessionId,
      subject: { type: "message", id: messageId },
    });
    return ok({ messageId });
  });
  forgetLiveMessages();
  return outcome;
}
