import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { findCompany, type RegisterAnswer } from "#lib/register/index.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { differences } from "#lib/structures/domain/registered.ts";
import { type RefreshStructureInput, refreshStructureInput } from "#lib/structures/domain/schemas.ts";
import { fingerprintOf, mayBeRegistered } from "#lib/structures/queries/register-differences.ts";

type Refused = "INVALID_INPUT" | "CHANGED_MEANWHILE" | "REGISTER_SILENT" | "REGISTER_CHANGED" | ManageRefusal;

/**
 * Takes over what the register says of a structure, as it was shown: its name and address, and that it is not disclosed. From then on the
 * name is the register's. What the register answers differently in the meantime is not saved.
 */
export async function refreshStructure(
  actor: Actor,
  input: RefreshStructureInput,
): Promise<Result<{ changed: number }, Refused>> {
  const read = readInput(refreshStructureInput, input);
  if (!read.ok) return read;
  const { structureId, version, seen } = read.data;
  const answer = await ask(actor, structureId);
  return changeStructure<{ changed: number }, Refused>(actor, structureId, "structure.refresh", async (change) => {
    const { tx, structure, keep } = change;
    if (answer?.kind !== "found") return refuse("REGISTER_SILENT");
    const { company } = answer;
    if (fingerprintOf(company) !== seen) return refuse("REGISTER_CHANGED");
    if (structure.version !== version) return refuse("CHANGED_MEANWHILE");
    const before = await tx.structure.findUniqueOrThrow({ where: { id: structureId } });
    const found = differences(before, company);
    const hides = company.undisclosed && !before.undisclosed;
    const fields = [...found.map(({ field }) => field), ...(hides ? (["undisclosed"] as const) : [])];
    await tx.structure.update({
      where: { id: structureId },
      data: {
        ...Object.fromEntries(found.map(({ field, after }) => [field, after === "" ? null : after])),
        ...(company.legalName ? { registerSource: company.source } : {}),
        registerUndisclosed: company.undisclosed,
        ...(hides ? { undisclosed: true } : {}),
        registerCheckedAt: now(),
        version: { increment: 1 },
      },
    });
    await keep("structure.refreshed", { fields, source: company.source });
    return ok({ changed: fields.length });
  });
}

/** Only for whoever manages it: nobody else makes the portal ask outside. */
async function ask(actor: Actor, structureId: string): Promise<RegisterAnswer | null> {
  if (!can(actor, "organisation.manage", { structureId })) return null;
  const row = await db().structure.findUnique({
    where: { id: structureId },
    select: { identifierType: true, identifier: true, kind: true },
  });
  return row && mayBeRegistered(row) ? findCompany(row.identifier) : null;
}
