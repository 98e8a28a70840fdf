import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { mailAboutWebinar } from "#lib/content/data/webinar-mail.ts";
import { endOf, REMINDED_BEFORE_MS, webinarPhase } from "#lib/content/domain/webinar.ts";
import { oneWebinarInput } from "#lib/content/domain/webinar-schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Refused = "INVALID_INPUT" | "NOT_FOUND" | "WEBINAR_FULL" | "WEBINAR_CLOSED";
type Outcome = Result<{ webinarId: string }, Refused>;

/** Takes a seat for oneself, which a mail confirms. Of several who want the last one, one gets it; asking twice takes one seat. */
export async function registerForWebinar(actor: Actor, input: { webinarId: string }): Promise<Outcome> {
  const read = readInput(oneWebinarInput, input);
  if (!read.ok) return read;
  const { webinarId } = read.data;
  const { userId } = actor;
  return transaction<Outcome>(async (tx) => {
    await tx.$queryRaw`select id from webinar where id = ${webinarId}::uuid for update`;
    const webinar = await tx.webinar.findUnique({
      where: { id: webinarId },
      include: { _count: { select: { registrations: true } }, registrations: { where: { userId } } },
    });
    if (!webinar) return abort(refuse("NOT_FOUND"));
    if (webinar.registrations.length > 0) return ok({ webinarId });
    const phase = webinarPhase({ ...webinar, taken: webinar._count.registrations }, now());
    if (phase === "full") return abort(refuse("WEBINAR_FULL"));
    if (phase !== "open") return abort(refuse("WEBINAR_CLOSED"));
    const at = now();
    // Who comes within the last day is told by the confirmation.
    const soon = webinar.startsAt.getTime() - at.getTime() <= REMINDED_BEFORE_MS;
    await tx.webinarRegistration.create({ data: { webinarId, userId, at, remindedAt: soon ? at : null } });
    await mailAboutWebinar(tx, "webinarRegistered", webinar, userId);
    return ok({ webinarId });
  });
}

/** Gives one's seat back, until it is over; a mail confirms it. */
export async function leaveWebinar(actor: Actor, input: { webinarId: string }): Promise<Outcome> {
  const read = readInput(oneWebinarInput, input);
  if (!read.ok) return read;
  const { webinarId } = read.data;
  const webinar = await db().webinar.findUnique({ where: { id: webinarId } });
  if (!webinar) return refuse("NOT_FOUND");
  if (endOf(webinar) <= now()) return refuse("WEBINAR_CLOSED");
  const { userId } = actor;
  return transaction<Outcome>(async (tx) => {
    const { count } = await tx.webinarRegistration.deleteMany({ where: { webinarId, userId } });
    if (count === 1 && !webinar.cancelledAt) await mailAboutWebinar(tx, "webinarLeft", webinar, userId);
    return ok({ webinarId });
  });
}
