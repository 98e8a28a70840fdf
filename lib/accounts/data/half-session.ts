import "server-only";
import type { CodeRecipient } from "#lib/accounts/data/send-code.ts";
import { sessionVerdict } from "#lib/accounts/domain/session.ts";
import { db } from "#lib/platform/db.ts";

/** The person behind a live half session, or null: it ended, was completed, or the account is closed. */
export async function findHalfSession(sessionId: string, at: Date): Promise<CodeRecipient | null> {
  const session = await db().session.findUnique({
    where: { id: sessionId, state: "PASSWORD_ONLY" },
    select: {
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      user: { select: { id: true, loginEmail: true, firstName: true, locale: true, status: true } },
    },
  });
  if (!session || sessionVerdict(session, at) !== "live" || session.user.status !== "ACTIVE") return null;
  const { id, loginEmail, firstName, locale } = session.user;
  return { id, loginEmail, firstName, locale };
}
