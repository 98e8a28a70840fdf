import "server-only";
import { mailAboutWebinar } from "#lib/content/data/webinar-mail.ts";
import { REMINDED_BEFORE_MS } from "#lib/content/domain/webinar.ts";
import { now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";

/** Seats told of in one run; the next goes on with the others. */
const AT_ONCE = 2_000;

/** For the worker: writes, once, to each person with a seat in a webinar of the next day. @returns how many were told. */
export async function remindWebinars(): Promise<number> {
  const at = now();
  const soon = { gt: at, lte: new Date(at.getTime() + REMINDED_BEFORE_MS) };
  const seats = await db().webinarRegistration.findMany({
    where: { remindedAt: null, webinar: { cancelledAt: null, startsAt: soon } },
    select: { webinarId: true, userId: true, webinar: true },
    take: AT_ONCE,
  });
  let told = 0;
  for (const { webinarId, userId, webinar } of seats) {
    told += await transaction(async (tx) => {
      // Of two workers, one finds it still to be done.
      const { count } = await tx.webinarRegistration.updateMany({
        where: { webinarId, userId, remindedAt: null },
        data: { remindedAt: at },
      });
      if (count === 1) await mailAboutWebinar(tx, "webinarReminder", webinar, userId);
      return count;
    });
  }
  return told;
}
