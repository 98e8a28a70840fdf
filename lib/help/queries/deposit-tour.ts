import "server-only";
import { TOUR_STATES, type TourState } from "#lib/help/domain/tour.ts";
import { db } from "#lib/platform/db.ts";

/** Where a person stands in the tour of the first deposit; null: they never began it. */
export async function depositTour(userId: string): Promise<TourState | null> {
  const row = await db().depositTour.findUnique({ where: { userId }, select: { state: true } });
  return TOUR_STATES.find((one) => one === row?.state) ?? null;
}
