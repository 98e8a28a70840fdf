/** Days between a claim and the first moment at which it can be granted: whoever is still there has them to object. */
export const CLAIM_DAYS = 14;
/** Claims of one person that wait at once. */
export const MOST_CLAIMS = 3;
export const MOST_FILES = 5;
export const EXPLANATION_LENGTH = { least: 30, most: 2000 } as const;
export const REASON_LENGTH = { least: 10, most: 1000 } as const;

export const CLAIM_STATUSES = ["OPEN", "ACCEPTED", "REFUSED", "CANCELLED"] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** An objection, as support and the claimant's structure see it. */
export type Objection = { readonly name: string; readonly manager: boolean; readonly at: Date };

export type ClaimFacts = {
  readonly status: ClaimStatus;
  readonly decidableAt: Date;
  readonly objections: readonly { readonly manager: boolean }[];
};

/** Why a claim cannot be granted at a moment; null when it can. It can always be refused while it waits. */
export function obstacle(claim: ClaimFacts, at: Date): "CLAIM_DECIDED" | "CLAIM_TOO_EARLY" | "CLAIM_OBJECTED" | null {
  if (claim.status !== "OPEN") return "CLAIM_DECIDED";
  // Whoever manages the structure and answers is there: the claim was about a manager who is gone.
  if (claim.objections.some(({ manager }) => manager)) return "CLAIM_OBJECTED";
  return at < claim.decidableAt ? "CLAIM_TOO_EARLY" : null;
}

/** One line of the list of support. */
export type ClaimLine = {
  readonly id: string;
  readonly structure: string;
  readonly identifier: string;
  readonly claimant: string;
  readonly status: ClaimStatus;
  readonly askedAt: Date;
  readonly decidableAt: Date;
  readonly objections: number;
};

export type ClaimSheet = Omit<ClaimLine, "objections"> & {
  readonly structureId: string;
  readonly claimantEmail: string;
  readonly explanation: string;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly objections: readonly Objection[];
  readonly told: number;
  readonly managers: readonly { readonly name: string; readonly lastSignIn: Date | null }[];
  readonly files: readonly { readonly documentId: string; readonly name: string; readonly size: number }[];
};

/** A claim as its author sees it. */
export type OwnClaim = {
  readonly id: string;
  readonly structure: string;
  readonly status: ClaimStatus;
  readonly askedAt: Date;
  readonly decidableAt: Date;
  readonly objected: boolean;
  readonly reason: string | null;
};

/** What the link of a notice leads to. */
export type Notice = {
  readonly structure: string;
  readonly identifier: string;
  readonly claimant: string;
  readonly askedAt: Date;
  readonly decidableAt: Date;
  readonly objectedAt: Date | null;
};
