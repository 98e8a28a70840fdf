import "server-only";
import { type Actor, closeRequests, notifyHolders } from "#lib/access/index.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  changeStructure,
  type ManageRefusal,
  type StructureChange,
} from "#lib/structures/commands/change-structure.ts";
import { publicName } from "#lib/structures/domain/glance.ts";
import { type SwitchStructureInput, switchStructureInput } from "#lib/structures/domain/schemas.ts";

type Refused = "INVALID_INPUT" | "ALREADY_DONE" | "STRUCTURE_REPLACED" | ManageRefusal;

/**
 * Deactivates a structure or takes it up again. Inactive, it can be read and managed, its invoices are treated to their end, and nothing
 * new is sent from or to it. Requests that wait are closed. One whose identifier was changed stays inactive: another has its place.
 */
export async function switchStructure(actor: Actor, input: SwitchStructureInput): Promise<Result<null, Refused>> {
  const read = readInput(switchStructureInput, input);
  if (!read.ok) return read;
  const { structureId } = read.data;
  const active = read.data.active === "oui";
  return changeStructure<null, Refused>(actor, structureId, "structure.switch", async (change) => {
    const { tx, at, structure, keep } = change;
    if (active && (await tx.structure.findUnique({ where: { originId: structureId }, select: { id: true } })))
      return refuse("STRUCTURE_REPLACED");
    const { count } = await tx.structure.updateMany({
      where: { id: structureId, status: active ? "INACTIVE" : "ACTIVE" },
      data: {
        status: active ? "ACTIVE" : "INACTIVE",
        deactivatedAt: active ? null : at,
        version: { increment: 1 },
      },
    });
    if (count === 0) return refuse("ALREADY_DONE");
    if (!active) await closeRequests(tx, { structureId, name: publicName(structure), at });
    await tellMembers(change, actor, active);
    await keep(active ? "structure.activated" : "structure.deactivated", {});
    return ok(null);
  });
}

/** Everyone who acts for it, whatever they may do there. */
async function tellMembers({ tx, structure }: StructureChange, actor: Actor, active: boolean): Promise<void> {
  await notifyHolders(tx, {
    permission: "structure.read",
    subject: { structureId: structure.id },
    except: actor.userId,
    type: active ? "structure.activated" : "structure.deactivated",
    data: { structure: structure.legalName, person: actor.displayName },
    link: routes.structure(structure.id),
  });
}
