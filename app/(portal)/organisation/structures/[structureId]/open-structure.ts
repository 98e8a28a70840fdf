import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { structureTabs } from "#components/structures/structure-tabs.ts";
import { can, type Permission } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { memberSheet } from "#lib/structures/index.ts";

/** A structure for a page that needs a permission on the whole of it. One of others, one that does not exist and a missing right look the same. */
export const openStructure = cache(async (structureId: string, permission: Permission) => {
  const actor = await requireActor();
  if (!can(actor, permission, { structureId })) notFound();
  const structure = (await memberSheet(structureId)) ?? notFound();
  const manages = can(actor, "organisation.manage", { structureId });
  return { actor, structure, manages, tabs: structureTabs(actor, structureId) };
});
