import "server-only";
import { FRESH_COMMAND_MINUTES, isFresh } from "#lib/accounts/domain/proof.ts";
import { db } from "#lib/platform/db.ts";

/** True when the session that acts proved itself a short while ago; what a command asks before a sensitive change. */
export async function hasFreshProof(sessionId: string, at: Date): Promise<boolean> {
  const session = await db().session.findUnique({
    where: { id: sessionId, state: "FULL", revokedAt: null },
    select: { provenAt: true },
  });
  return isFresh(session?.provenAt ?? null, at, FRESH_COMMAND_MINUTES);
}
