import "server-only";
import { IDLE_MINUTES } from "#lib/accounts/domain/session.ts";
import { db } from "#lib/platform/db.ts";

/** The sessions that a request could still use now, last used first. */
export function liveSessions(userId: string, at: Date) {
  return db().session.findMany({
    where: {
      userId,
      state: "FULL",
      revokedAt: null,
      expiresAt: { gt: at },
      lastSeenAt: { gt: new Date(at.getTime() - IDLE_MINUTES * 60_000) },
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true, lastAddress: true },
  });
}
