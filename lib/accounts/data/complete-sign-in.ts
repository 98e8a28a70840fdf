import "server-only";
import type { CodeRecipient } from "#lib/accounts/data/send-code.ts";
import { type Origin, openSession } from "#lib/accounts/data/sessions.ts";
import type { ProofKind } from "#lib/accounts/domain/proof.ts";
import { recordAudit } from "#lib/audit/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

/** Who is signed in, and the single-use ticket with which this browser gets its cookie. */
export type SignedInTicket = { readonly userId: string; readonly sessionId: string; readonly ticket: string };

type Completed = {
  readonly user: CodeRecipient;
  readonly factor: ProofKind;
  /** A key stood for the password too. */
  readonly passwordless?: boolean;
  readonly from: Origin;
  readonly at: Date;
};

/** Opens the full session that a completed sign-in leads to, and keeps that it happened. */
export async function openFullSession(
  tx: Tx,
  { user, factor, passwordless, from, at }: Completed,
): Promise<SignedInTicket> {
  const session = await openSession(tx, { userId: user.id, state: "FULL", factor, at, from });
  await tx.user.update({ where: { id: user.id }, data: { lastSignInAt: at } });
  await tx.loginAttempt.create({
    data: {
      id: newId(at.getTime()),
      loginEmail: user.loginEmail,
      userId: user.id,
      outcome: "SIGNED_IN",
      address: from.address,
      at,
    },
  });
  await recordAudit(tx, {
    type: "account.signedIn",
    detail: passwordless ? { factor, passwordless } : { factor },
    userId: user.id,
    sessionId: session.sessionId,
    address: from.address,
  });
  return { userId: user.id, ...session };
}
