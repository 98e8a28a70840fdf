import "server-only";
import { withProof } from "#lib/accounts/data/check-proof.ts";
import { openFullSession, type SignedInTicket } from "#lib/accounts/data/complete-sign-in.ts";
import type { ProofInput, ProofRefusal } from "#lib/accounts/data/proof.ts";
import { findProver } from "#lib/accounts/data/prover.ts";
import { endSession } from "#lib/accounts/data/sessions.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * Second proof of a sign-in, whatever its kind. The half session ends and a full one opens under a new id, so that a cookie known before
 * the sign-in is worth nothing after it.
 */
export async function completeSignIn(input: ProofInput): Promise<Result<SignedInTicket, ProofRefusal>> {
  const at = now();
  const prover = await findProver(input.sessionId, at);
  if (!prover?.half) return refuse("HALF_SESSION_ENDED");
  return withProof(prover, input, at, async (tx) => {
    if (!(await endSession(tx, prover.sessionId, "rotated", at))) return refuse("HALF_SESSION_ENDED");
    return ok(await openFullSession(tx, { user: prover.user, factor: input.proof.kind, from: input.from, at }));
  });
}

type CodeSignIn = Omit<ProofInput, "proof"> & { readonly code: string };

/** The same with the code sent by mail. */
export function verifyCode({ code, ...input }: CodeSignIn): Promise<Result<SignedInTicket, ProofRefusal>> {
  return completeSignIn({ ...input, proof: { kind: "EMAIL", code } });
}
