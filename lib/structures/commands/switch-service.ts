import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { type SwitchServiceInput, switchServiceInput } from "#lib/structures/domain/service-schemas.ts";

/**
 * Deactivates a service or takes it up again. Rights and invoices stay: a service that is not active only takes nothing new. Of two who
 * do the same the second is told ALREADY_DONE.
 */
export async function switchService(
  actor: Actor,
  input: SwitchServiceInput,
): Promise<Result<null, "INVALID_INPUT" | "ALREADY_DONE" | ManageRefusal>> {
  const read = readInput(switchServiceInput, input);
  if (!read.ok) return read;
  const { structureId, serviceId } = read.data;
  const active = read.data.active === "oui";
  return changeStructure(actor, structureId, "service.switch", async ({ tx, keep }) => {
    const service = await tx.service.findFirst({
      where: { id: serviceId, structureId, status: { not: "SUPPRIME" } },
      select: { code: true },
    });
    if (!service) return refuse("NOT_FOUND");
    const { count } = await tx.service.updateMany({
      where: { id: serviceId, status: active ? "INACTIF" : "ACTIF" },
      data: { status: active ? "ACTIF" : "INACTIF", version: { increment: 1 } },
    });
    if (count === 0) return refuse("ALREADY_DONE");
    const event = active ? "service.activated" : "service.deactivated";
    await keep(event, { code: service.code }, { type: "service", id: serviceId });
    return ok(null);
  });
}
