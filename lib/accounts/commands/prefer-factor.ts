import "server-only";
import { changeFactors, type Owner, preferIn, tellFactor } from "#lib/accounts/data/change-factors.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Makes a factor the one that sign-in asks for first. */
export function preferFactor(
  owner: Owner,
  { factorId }: { factorId: string },
): Promise<Result<null, "NOT_FOUND" | "PROOF_NEEDED">> {
  return changeFactors<null, "NOT_FOUND">(owner, async (change) => {
    const factor = change.factors.find(({ id }) => id === factorId);
    if (!factor) return refuse("NOT_FOUND");
    if (factor.preferred) return ok(null);
    await preferIn(change.tx, owner.userId, factorId);
    await tellFactor(change, owner, "factorPreferred", factor);
    return ok(null);
  });
}
