import "server-only";
import { CODE_MINUTES } from "#lib/accounts/domain/code.ts";
import { type ProofChoices, proofChoices } from "#lib/accounts/domain/proof.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type ProofState = {
  readonly choices: ProofChoices;
  /** A code is on its way to this session, or was a short while ago. */
  readonly codeSent: boolean;
};

/** What a person can prove themself with. Only for who gave the password: it tells which factors they have. */
export async function readProofChoices(userId: string, sessionId: string): Promise<ProofState> {
  const since = new Date(now().getTime() - 2 * CODE_MINUTES * 60_000);
  const [factors, recoveryLeft, codes] = await Promise.all([
    db().secondFactor.findMany({ where: { userId }, select: { kind: true, preferred: true } }),
    db().recoveryCode.count({ where: { userId, usedAt: null } }),
    db().verificationToken.count({
      where: { userId, sessionId, purpose: "EMAIL_CODE", usedAt: null, createdAt: { gt: since } },
    }),
  ]);
  return { choices: proofChoices(factors, recoveryLeft), codeSent: codes > 0 };
}
