import "server-only";
import { type Actor, closeRequests, notifyHolders } from "#lib/access/index.ts";
import { env } from "#lib/platform/env.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  changeStructure,
  type ManageRefusal,
  type StructureChange,
} from "#lib/structures/commands/change-structure.ts";
import { copyStructure } from "#lib/structures/data/copy-structure.ts";
import { isPublicSibling } from "#lib/structures/data/public-sibling.ts";
import { publicName } from "#lib/structures/domain/glance.ts";
import { identify, type KnownBy } from "#lib/structures/domain/identify.ts";
import { type ChangeIdentifierInput, changeIdentifierInput } from "#lib/structures/domain/schemas.ts";
import { askRegister } from "#lib/structures/queries/ask-register.ts";

type Refused = "INVALID_INPUT" | "STRUCTURE_IS_PUBLIC" | "STRUCTURE_REPLACED" | "STRUCTURE_NOT_ACTIVE" | ManageRefusal;

const wrong = (code: string) => refuse("INVALID_INPUT", { fields: [{ field: "identifier", code }] });

/**
 * Gives a structure another identifier, after a fresh second factor (domain reference § 4.1). Invoices keep the one they were sent under: the
 * structure stays as it was, inactive, and a copy with its data, services, members, rights and bank details takes its place under the new
 * identifier. Both know of each other, and every member is told.
 */
export async function changeIdentifier(
  actor: Actor,
  input: ChangeIdentifierInput,
): Promise<Result<{ structureId: string }, Refused>> {
  const read = readInput(changeIdentifierInput, input);
  if (!read.ok) return read;
  const { structureId, ...typed } = read.data;
  const known = identify(typed, env().identifierCheck);
  if (!known.ok) return known;
  return changeStructure<{ structureId: string }, Refused>(
    actor,
    structureId,
    "structure.changeIdentifier",
    async (change) => {
      const { tx, at, structure, keep } = change;
      const refused = await whyNot(change, known.data);
      if (refused) return refused;
      const copyId = await copyStructure(tx, structureId, known.data, at);
      if (!copyId) return wrong("IDENTIFIER_KNOWN");
      await tx.structure.update({
        where: { id: structureId, status: "ACTIVE" },
        data: { status: "INACTIVE", deactivatedAt: at, version: { increment: 1 } },
      });
      await closeRequests(tx, { structureId, name: publicName(structure), at });
      await keep("structure.identifierChanged", { side: "old" });
      await keep("structure.identifierChanged", { side: "new" }, { type: "structure", id: copyId }, copyId);
      await notifyHolders(tx, {
        permission: "structure.read",
        subject: { structureId: copyId },
        type: "structure.identifierChanged",
        data: {
          structure: structure.legalName,
          person: actor.displayName,
          before: structure.identifier,
          after: known.data.identifier,
        },
        link: routes.structure(copyId),
      });
      return ok({ structureId: copyId });
    },
    { fresh: true, before: () => closedInRegister(known.data) },
  );
}

async function whyNot({ tx, structure }: StructureChange, known: KnownBy) {
  if (structure.kind === "PUBLIQUE" || (await isPublicSibling(tx, known))) return refuse("STRUCTURE_IS_PUBLIC");
  if (await tx.structure.findUnique({ where: { originId: structure.id }, select: { id: true } }))
    return refuse("STRUCTURE_REPLACED");
  if (structure.status !== "ACTIVE") return refuse("STRUCTURE_NOT_ACTIVE");
  return structure.identifier === known.identifier ? wrong("SAME_IDENTIFIER") : null;
}

/** The register is asked before the structure is locked: it may be slow. */
async function closedInRegister(known: KnownBy) {
  const asked = await askRegister(known);
  return asked.ok ? null : asked;
}
