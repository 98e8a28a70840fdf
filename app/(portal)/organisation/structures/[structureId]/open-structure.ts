import "server-only";
import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { structureTabs } from "#components/structures/structure-tabs.ts";
import { can, type Permission } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { memberSheet } from "#lib/structures/index.ts";

/** A structure for a page that needs a permission on the whole of it. One of others and one that does not exist look the same; a member who lacks the right is told who can grant it. */
export const openStructure = cache(async (structureId: string, permission: Permission) => {
  const actor = await requireActor();
  if (!can(actor, "structure.read", { structureId })) notFound();
  if (!can(actor, permission, { structureId })) forbidden();
  const structure = (await memberSheet(structureId)) ?? notFound();
  const manages = can(actor, "organisation.manage", { structureId });
  return { actor, structure, manages, tabs: structureTabs(actor, structureId) };
});
