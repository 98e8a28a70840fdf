/** What browser code may import of the recovery of structures. */
export {
  CLAIM_DAYS,
  type ClaimLine,
  type ClaimSheet,
  EXPLANATION_LENGTH,
  MOST_FILES,
  type Notice,
  type OwnClaim,
  obstacle,
  REASON_LENGTH,
} from "#lib/recovery/domain/claim.ts";
