import "server-only";

export { cancelClaim, decideClaim, tellRipeClaims } from "#lib/recovery/commands/decide-claim.ts";
export { objectToClaim } from "#lib/recovery/commands/object-to-claim.ts";
export { openClaim } from "#lib/recovery/commands/open-claim.ts";
export {
  cancelClaimInput,
  decideClaimInput,
  type OpenClaimInput,
  objectionInput,
} from "#lib/recovery/domain/schemas.ts";
export * from "#lib/recovery/public.ts";
export { claimSheet, isClaimFile, listClaims, ownClaim, readNotice } from "#lib/recovery/queries/claims.ts";
