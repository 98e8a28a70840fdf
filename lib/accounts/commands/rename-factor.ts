import "server-only";
import { changeFactors, type Owner, tellFactor } from "#lib/accounts/data/change-factors.ts";
import type { RenameFactorInput } from "#lib/accounts/domain/factors.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Gives another name to an app or a key; the mailed code has none of its own. */
export function renameFactor(
  owner: Owner,
  { factorId, label }: RenameFactorInput,
): Promise<Result<null, "NOT_FOUND" | "PROOF_NEEDED">> {
  return changeFactors<null, "NOT_FOUND">(owner, async (change) => {
    const factor = change.factors.find(({ id, kind }) => id === factorId && kind !== "EMAIL");
    if (!factor) return refuse("NOT_FOUND");
    if (factor.label === label) return ok(null);
    await change.tx.secondFactor.update({ where: { id: factorId }, data: { label } });
    await tellFactor(change, owner, "factorRenamed", { kind: factor.kind, label });
    return ok(null);
  });
}
