import "server-only";
import type { CodeRecipient } from "#lib/accounts/data/send-code.ts";
import { sessionVerdict } from "#lib/accounts/domain/session.ts";
import { db } from "#lib/platform/db.ts";

/** Who has something to prove: the half signed in complete their sign-in, the others renew the proof of their session. */
export type Prover = {
  readonly sessionId: string;
  readonly half: boolean;
  readonly user: CodeRecipient;
};

/** The person behind a live session, or null: it ended, was completed, or the account is closed. */
export async function findProver(sessionId: string, at: Date): Promise<Prover | null> {
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: {
      state: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      user: { select: { id: true, loginEmail: true, firstName: true, locale: true, status: true } },
    },
  });
  if (!session || sessionVerdict(session, at) !== "live" || session.user.status !== "ACTIVE") return null;
  const { id, loginEmail, firstName, locale } = session.user;
  return { sessionId, half: session.state !== "FULL", user: { id, loginEmail, firstName, locale } };
}
