import "server-only";
import { IDLE_MINUTES, sessionVerdict } from "#lib/accounts/domain/session.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type SessionTimeLeft = {
  readonly seconds: number;
  /** False near the twelve hours: nothing but signing in again goes on from there. */
  readonly extensible: boolean;
};

/**
 * How long a live session still lasts, null when it has ended. Asking is no use of it: a page left open must not keep its session
 * alive by itself.
 *
 * @param extendFrom the network address of whoever asks to stay signed in: their session is used now.
 */
export async function readTimeLeft(sessionId: string, extendFrom?: string | null): Promise<SessionTimeLeft | null> {
  const at = now();
  const session = await db().session.findUnique({
    where: { id: sessionId, state: "FULL", user: { status: "ACTIVE" } },
    select: { lastSeenAt: true, expiresAt: true, revokedAt: true },
  });
  if (!session || sessionVerdict(session, at) !== "live") return null;
  const extend = extendFrom !== undefined;
  if (extend)
    await db().session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { lastSeenAt: at, ...(extendFrom ? { lastAddress: extendFrom } : {}) },
    });
  const idle = (extend ? at : session.lastSeenAt).getTime() + IDLE_MINUTES * 60_000;
  const end = Math.min(idle, session.expiresAt.getTime());
  return {
    seconds: Math.floor((end - at.getTime()) / 1000),
    extensible: session.expiresAt.getTime() - at.getTime() > 2 * 60_000,
  };
}
