import "server-only";
import { changeFactors, type Owner, tellFactor } from "#lib/accounts/data/change-factors.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Takes the mailed code back among the factors, for who removed it. */
export function addMailedCode(owner: Owner): Promise<Result<null, "FACTOR_EXISTS" | "PROOF_NEEDED">> {
  return changeFactors<null, "FACTOR_EXISTS">(owner, async (change) => {
    const { tx, at, user, factors } = change;
    if (factors.some(({ kind }) => kind === "EMAIL")) return refuse("FACTOR_EXISTS");
    await tx.secondFactor.create({
      data: { id: newId(at.getTime()), userId: user.id, kind: "EMAIL", label: "", createdAt: at },
    });
    await tellFactor(change, owner, "factorAdded", { kind: "EMAIL", label: "" });
    return ok(null);
  });
}
