import "server-only";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** The person closed the window of the first sign-in, or went on from it: it is not shown again. Twice does no more than once. */
export async function closeWelcome(userId: string): Promise<void> {
  await db().user.updateMany({ where: { id: userId, welcomedAt: null }, data: { welcomedAt: now() } });
}
