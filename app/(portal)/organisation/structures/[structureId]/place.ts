import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type Actor, can, listManagers, type Permission } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { type StructureSheet, structureSheet } from "#lib/structures/index.ts";

export type Place = { readonly actor: Actor; readonly structure: StructureSheet };

/** Who asks, and the structure they belong to. A structure of others and one that does not exist look the same. */
export const memberPlace = cache(async (structureId: string): Promise<Place> => {
  const actor = await requireActor();
  if (!can(actor, "structure.read", { structureId })) notFound();
  return { actor, structure: (await structureSheet(structureId)) ?? notFound() };
});

/** Null when the person may; else who can give them the right, to be told instead of the page. */
export async function lacking({ actor, structure }: Place, permission: Permission) {
  const structureId = structure.id;
  return can(actor, permission, { structureId }) ? null : { permission, managers: await listManagers(structureId) };
}
