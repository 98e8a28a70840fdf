import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { serviceColumns } from "#lib/structures/data/service-columns.ts";
import { serviceCodeProblem } from "#lib/structures/domain/service.ts";
import { type CreateServiceInput, createServiceInput } from "#lib/structures/domain/service-schemas.ts";

/** Adds a service to a structure. Its code is its own among all that the structure has or had, capitals aside. */
export async function createService(
  actor: Actor,
  input: CreateServiceInput,
): Promise<Result<{ serviceId: string }, "INVALID_INPUT" | ManageRefusal>> {
  const read = readInput(createServiceInput, input);
  if (!read.ok) return read;
  const { structureId, newCode: code, ...details } = read.data;
  return changeStructure(actor, structureId, "service.create", async ({ tx, at, structure, keep }) => {
    const others = await tx.service.findMany({
      where: { structureId, code: { equals: code, mode: "insensitive" } },
      select: { code: true },
    });
    const problem = serviceCodeProblem(
      code,
      structure.kind,
      others.map((one) => one.code),
    );
    if (problem) return refuse("INVALID_INPUT", { fields: [{ field: "newCode", code: problem }] });
    const serviceId = newId(at.getTime());
    await tx.service.create({
      data: { id: serviceId, structureId, code, ...serviceColumns(details, structure.kind), createdAt: at },
    });
    await keep("service.created", { code }, { type: "service", id: serviceId });
    return ok({ serviceId });
  });
}
