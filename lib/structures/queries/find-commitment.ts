import "server-only";
import { db } from "#lib/platform/db.ts";

/**
 * What is known of an engagement number at a recipient: OPEN, CLOSED, UNKNOWN (the recipient publishes its engagements and this is
 * not one), or null when it publishes none, in which case nothing can be said.
 */
export async function findCommitment(
  structureId: string,
  number: string,
): Promise<"OPEN" | "CLOSED" | "UNKNOWN" | null> {
  const known = await db().engagement.findUnique({
    where: { structureId_number: { structureId, number: number.trim() } },
    select: { status: true },
  });
  if (known) return known.status;
  const any = await db().engagement.findFirst({ where: { structureId }, select: { id: true } });
  return any ? "UNKNOWN" : null;
}
