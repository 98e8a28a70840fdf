import "server-only";
import { endSession, type Origin, openSession } from "#lib/accounts/data/sessions.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * Gives an open session another id; the old one ends. What was proved, when, and its absolute end stay as they were: a rotation
 * extends nothing. Null when the session had ended.
 */
export async function rotateSession(
  tx: Tx,
  self: Self,
  from: Origin,
  at: Date,
): Promise<{ sessionId: string; ticket: string } | null> {
  const old = await tx.session.findUnique({
    where: { id: self.sessionId, userId: self.userId, state: "FULL", revokedAt: null },
    select: { secondFactorKind: true, createdAt: true, expiresAt: true, provenAt: true },
  });
  if (!old || !(await endSession(tx, self.sessionId, "rotated", at))) return null;
  const { secondFactorKind, ...kept } = old;
  const session = await openSession(tx, {
    userId: self.userId,
    state: "FULL",
    at,
    from,
    ...(secondFactorKind ? { factor: secondFactorKind } : {}),
  });
  await tx.session.update({ where: { id: session.sessionId }, data: kept });
  return session;
}
