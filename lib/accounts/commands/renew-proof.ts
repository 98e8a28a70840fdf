import "server-only";
import { withProof } from "#lib/accounts/data/check-proof.ts";
import type { ProofInput, ProofRefusal } from "#lib/accounts/data/proof.ts";
import { findProver } from "#lib/accounts/data/prover.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** A fresh proof in a session that is open already: sensitive pages and commands ask for one (feature F-27). */
export async function renewProof(input: ProofInput): Promise<Result<null, ProofRefusal>> {
  const at = now();
  const prover = await findProver(input.sessionId, at);
  if (!prover || prover.half) return refuse("SESSION_ENDED");
  const { sessionId, user } = prover;
  return withProof(prover, input, at, async (tx) => {
    const live = await tx.session.updateMany({
      where: { id: sessionId, state: "FULL", revokedAt: null },
      data: { provenAt: at },
    });
    if (live.count !== 1) return refuse("SESSION_ENDED");
    await recordAudit(tx, {
      type: "account.proofGiven",
      detail: { factor: input.proof.kind },
      userId: user.id,
      sessionId,
      address: input.from.address,
    });
    return ok(null);
  });
}
