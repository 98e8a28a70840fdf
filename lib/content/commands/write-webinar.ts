import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { mayPublish, textColumns } from "#lib/content/data/publishing.ts";
import { mailEverySeat } from "#lib/content/data/webinar-mail.ts";
import { oneWebinarInput, type WebinarInput, webinarInput } from "#lib/content/domain/webinar-schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<{ webinarId: string }, "INVALID_INPUT" | "NOT_FOUND" | "CONTENT_CHANGED">;

/** Announces a webinar, or changes one; everybody sees it at once, and who has a seat is written to when it moves. Seats may be fewer than those taken: nobody loses theirs. */
export async function writeWebinar(actor: Actor, input: WebinarInput): Promise<Outcome> {
  const denied = await mayPublish(actor);
  if (denied) return denied;
  const read = readInput(webinarInput, input);
  if (!read.ok) return read;
  const { webinarId: known, version, startsAt, minutes, seats, address, replay, slides, ...texts } = read.data;
  if (!startsAt) return refuse("INVALID_INPUT", { fields: [{ field: "startsAt", code: "REQUIRED" }] });
  const at = now();
  const webinarId = known ?? newId(at.getTime());
  const data = { startsAt, minutes, seats, address, replay, slides, ...textColumns(texts), updatedAt: at };
  return transaction<Outcome>(async (tx) => {
    if (known) {
      const before = await tx.webinar.findUnique({ where: { id: known } });
      if (!before) return abort(refuse("NOT_FOUND"));
      const { count } = await tx.webinar.updateMany({
        where: { id: known, version },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) return abort(refuse("CONTENT_CHANGED"));
      if (!before.cancelledAt && before.startsAt.getTime() !== startsAt.getTime() && startsAt > at) {
        await tx.webinarRegistration.updateMany({ where: { webinarId }, data: { remindedAt: null } });
        await mailEverySeat(tx, "webinarMoved", { id: webinarId, ...data });
      }
    } else {
      await tx.webinar.create({ data: { id: webinarId, authorId: actor.userId, createdAt: at, ...data } });
    }
    await recordAudit(tx, {
      type: "webinar.written",
      detail: {},
      userId: actor.userId,
      sessionId: actor.sessionId,
      subject: { type: "webinar", id: webinarId },
    });
    return ok({ webinarId });
  });
}

/** Calls a webinar off; who has a seat is written to. It stays listed as such, and in the calendars that follow it. */
export async function cancelWebinar(actor: Actor, input: { webinarId: string }): Promise<Outcome> {
  const denied = await mayPublish(actor);
  if (denied) return denied;
  const read = readInput(oneWebinarInput, input);
  if (!read.ok) return read;
  const { webinarId } = read.data;
  return transaction<Outcome>(async (tx) => {
    const { count } = await tx.webinar.updateMany({
      where: { id: webinarId, cancelledAt: null },
      data: { cancelledAt: now(), updatedAt: now(), version: { increment: 1 } },
    });
    const webinar = await tx.webinar.findUnique({ where: { id: webinarId } });
    if (count === 0 || !webinar) return abort(refuse("NOT_FOUND"));
    if (webinar.startsAt > now()) await mailEverySeat(tx, "webinarCancelled", webinar);
    await recordAudit(tx, {
      type: "webinar.cancelled",
      detail: {},
      userId: actor.userId,
      sessionId: actor.sessionId,
      subject: { type: "webinar", id: webinarId },
    });
    return ok({ webinarId });
  });
}
