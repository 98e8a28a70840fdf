import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { env } from "#lib/platform/env.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { changedFields } from "#lib/structures/domain/changed-fields.ts";
import { nameIsLocked } from "#lib/structures/domain/name-lock.ts";
import { type ModifyStructureInput, modifyStructureInput } from "#lib/structures/domain/schemas.ts";
import { readVatNumber } from "#lib/structures/domain/vat.ts";

type Refused = "INVALID_INPUT" | "CHANGED_MEANWHILE" | ManageRefusal;

/**
 * Changes what is said of a structure. Its identifier stays, and its name where a register tells it; what a register does not disclose,
 * and a natural person, stay undisclosed.
 */
export async function modifyStructure(
  actor: Actor,
  input: ModifyStructureInput,
): Promise<Result<{ changed: boolean }, Refused>> {
  const read = readInput(modifyStructureInput, input);
  if (!read.ok) return read;
  const { structureId, version, legalName, vatNumber, ...details } = read.data;
  return changeStructure<{ changed: boolean }, Refused>(actor, structureId, "structure.modify", async (change) => {
    const { tx, structure, keep } = change;
    if (structure.version !== version) return refuse("CHANGED_MEANWHILE");
    const before = await tx.structure.findUniqueOrThrow({ where: { id: structureId } });
    const locked = nameIsLocked(before);
    if (!locked && !legalName) return refuse("INVALID_INPUT", { fields: [{ field: "legalName", code: "REQUIRED" }] });
    const vat = readVatNumber(vatNumber, before, env().identifierCheck);
    if (!vat.ok) return vat;
    const after = {
      ...details,
      legalName: locked || !legalName ? before.legalName : legalName,
      vatNumber: vat.data,
      undisclosed: details.undisclosed || before.registerUndisclosed || before.identifierType === "PARTICULIER",
    };
    const fields = changedFields(before, after);
    if (fields.length === 0) return ok({ changed: false });
    await tx.structure.update({ where: { id: structureId }, data: { ...after, version: { increment: 1 } } });
    await keep("structure.changed", { fields });
    return ok({ changed: true });
  });
}
