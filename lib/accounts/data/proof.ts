import "server-only";
import type { Prover } from "#lib/accounts/data/prover.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import type { ProofKind } from "#lib/accounts/domain/proof.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Refusal, Result } from "#lib/shared/result.ts";

/** What a person gives: a code that was typed, or what a key signed (JSON of the browser). */
export type Proof = { readonly kind: ProofKind; readonly code?: string; readonly answer?: string };

export type ProofInput = {
  readonly sessionId: string;
  readonly proof: Proof;
  readonly from: Origin;
  readonly deviceCookie?: string | undefined;
};

export type ProofRefusal =
  | "CODE_FORMAT"
  | "CODE_WRONG"
  | "CODE_EXPIRED"
  | "CODE_EXHAUSTED"
  | "CODE_LOCKED"
  | "APP_CODE_FORMAT"
  | "APP_CODE_WRONG"
  | "APP_CODE_USED"
  | "RECOVERY_FORMAT"
  | "RECOVERY_WRONG"
  | "KEY_REFUSED"
  | "TOO_MANY_KEYS"
  | "FACTOR_MISSING"
  | "HALF_SESSION_ENDED"
  | "SESSION_ENDED";

/**
 * Uses the proof up in the transaction of what it opens, under the condition that nobody else did meanwhile; a refusal rolls that
 * transaction back.
 */
export type Spend = (tx: Tx) => Promise<Refusal<ProofRefusal> | null>;

/** Compares: whether the proof is right, and how it is then used up. */
export type Check = (prover: Prover, at: Date) => Promise<Result<Spend, ProofRefusal>>;

/** First each kind reads what was given: what cannot be a proof is refused before a try is counted. */
export type ReadProof = (proof: Proof) => Result<Check, ProofRefusal>;
