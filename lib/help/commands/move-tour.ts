import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type MoveTourInput, moveTourInput } from "#lib/help/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result } from "#lib/shared/result.ts";

/** The person begins the tour of the first deposit, takes it up again, leaves it, or ends it. It is their own: no right is needed. */
export async function moveTour(actor: Actor, input: MoveTourInput): Promise<Result<null, "INVALID_INPUT">> {
  const read = readInput(moveTourInput, input);
  if (!read.ok) return read;
  const kept = { state: read.data.state, at: now() };
  await db().depositTour.upsert({
    where: { userId: actor.userId },
    create: { userId: actor.userId, ...kept },
    update: kept,
  });
  return ok(null);
}
