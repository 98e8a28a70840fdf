import "server-only";
import { changeFactors, type Owner, preferIn, tellFactor } from "#lib/accounts/data/change-factors.ts";
import { heirOf } from "#lib/accounts/domain/factors.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * Removes a factor; never the last one, which the account would be open or closed without. When the preferred one goes, another
 * takes its place. Codes on their way go with the mailed code.
 */
export function removeFactor(
  owner: Owner,
  { factorId }: { factorId: string },
): Promise<Result<null, "NOT_FOUND" | "LAST_FACTOR" | "PROOF_NEEDED">> {
  return changeFactors<null, "NOT_FOUND" | "LAST_FACTOR">(owner, async (change) => {
    const { tx, factors, user, at } = change;
    const factor = factors.find(({ id }) => id === factorId);
    if (!factor) return refuse("NOT_FOUND");
    const left = factors.filter(({ id }) => id !== factorId);
    const heir = heirOf(factor.kind, left);
    if (!heir) return refuse("LAST_FACTOR");
    await tx.secondFactor.delete({ where: { id: factorId, userId: user.id } });
    if (factor.preferred) await preferIn(tx, user.id, heir.id);
    if (factor.kind === "EMAIL") {
      const where = { userId: user.id, purpose: "EMAIL_CODE", usedAt: null } as const;
      await tx.verificationToken.updateMany({ where, data: { usedAt: at } });
    }
    await tellFactor(change, owner, "factorRemoved", factor);
    return ok(null);
  });
}
