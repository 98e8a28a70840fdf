import "server-only";
import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { structureTabs } from "#components/structures/structure-tabs.ts";
import { type Actor, can, type Permission, structuresWith } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { type StructureSheet, structureSheet } from "#lib/structures/index.ts";

export type Place = { readonly actor: Actor; readonly structure: StructureSheet };

/** Who asks, and the structure they belong to. A structure of others and one that does not exist look the same. */
export const memberPlace = cache(async (structureId: string) => {
  const actor = await requireActor();
  if (!can(actor, "structure.read", { structureId })) notFound();
  const structure = (await structureSheet(structureId)) ?? notFound();
  return { actor, structure, tabs: structureTabs(actor, structureId) };
});

/** The same for who holds a right there, or on one of its services; another member is told which right it takes and who can grant it. */
export async function placeWith(structureId: string, permission: Permission) {
  const place = await memberPlace(structureId);
  const held = structuresWith(place.actor, permission).some((reach) => reach.structureId === structureId);
  return held ? place : forbidden();
}
