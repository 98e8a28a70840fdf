import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { serviceColumns } from "#lib/structures/data/service-columns.ts";
import { changedFields } from "#lib/structures/domain/changed-fields.ts";
import { type ChangeServiceInput, changeServiceInput } from "#lib/structures/domain/service-schemas.ts";

type Outcome = Result<{ changed: boolean }, "INVALID_INPUT" | "CHANGED_MEANWHILE" | ManageRefusal>;

/** Changes what is said of a service; its code stays. Whoever saves what they read before a colleague's change is told so. */
export async function changeService(actor: Actor, input: ChangeServiceInput): Promise<Outcome> {
  const read = readInput(changeServiceInput, input);
  if (!read.ok) return read;
  const { structureId, serviceId, version, ...details } = read.data;
  return changeStructure<{ changed: boolean }, "CHANGED_MEANWHILE" | ManageRefusal>(
    actor,
    structureId,
    "service.change",
    async ({ tx, structure, keep }) => {
      const before = await tx.service.findFirst({
        where: { id: serviceId, structureId, status: { not: "SUPPRIME" } },
      });
      if (!before) return refuse("NOT_FOUND");
      if (before.version !== version) return refuse("CHANGED_MEANWHILE");
      const after = serviceColumns(details, structure.kind);
      const fields = changedFields(before, after);
      if (fields.length === 0) return ok({ changed: false });
      await tx.service.update({ where: { id: serviceId, version }, data: { ...after, version: { increment: 1 } } });
      await keep("service.changed", { code: before.code, fields }, { type: "service", id: serviceId });
      return ok({ changed: true });
    },
  );
}
