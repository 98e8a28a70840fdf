import "server-only";
import { endAllSessions, endSession, type Origin } from "#lib/accounts/data/sessions.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * Closes one of one's own sessions, elsewhere (feature F-28): the next request with its cookie is refused. Another person's session
 * does not exist from here.
 */
export async function closeSession(
  self: Self,
  sessionId: string,
  from: Origin,
): Promise<Result<null, "NOT_FOUND" | "SESSION_PRESENT">> {
  if (sessionId === self.sessionId) return refuse("SESSION_PRESENT");
  if (!isId(sessionId)) return refuse("NOT_FOUND");
  const mine = await db().session.count({ where: { id: sessionId, userId: self.userId, revokedAt: null } });
  if (mine === 0) return refuse("NOT_FOUND");
  return transaction<Result<null, "NOT_FOUND">>(async (tx) => {
    if (!(await endSession(tx, sessionId, "closed-by-owner", now()))) return abort(refuse("NOT_FOUND"));
    await recordAudit(tx, {
      type: "account.sessionEnded",
      detail: { reason: "owner" },
      ...self,
      subject: { type: "session", id: sessionId },
      address: from.address,
    });
    return ok(null);
  });
}

/** Closes every session of oneself but the present one, half ones included. Gives how many there were. */
export async function closeOtherSessions(self: Self, from: Origin): Promise<Result<number, "SESSION_ENDED">> {
  return transaction(async (tx) => {
    const count = await endAllSessions(tx, self.userId, "closed-by-owner", now(), self.sessionId);
    if (count > 0)
      await recordAudit(tx, { type: "account.sessionsEnded", detail: { count }, ...self, address: from.address });
    return ok(count);
  });
}
