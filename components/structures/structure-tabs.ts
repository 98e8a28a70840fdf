import { type Actor, can, type Permission } from "#lib/access/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Entry = {
  readonly key: string;
  readonly href: (structureId: string) => string;
  /** Held on the whole structure to see the tab; its page asks again. */
  readonly permission: Permission;
};

/** The pages of one structure, in their order. Their words are `structures.tabs`. */
export const STRUCTURE_TABS = [
  { key: "summary", href: routes.structure, permission: "structure.read" },
  { key: "services", href: routes.structureServices, permission: "structure.read" },
  { key: "bank", href: routes.bankAccounts, permission: "organisation.read" },
  { key: "people", href: routes.people, permission: "organisation.read" },
  { key: "rights", href: routes.habilitations, permission: "organisation.manage" },
  { key: "history", href: routes.structureHistory, permission: "organisation.manage" },
] as const satisfies readonly Entry[];

export type StructureTab = (typeof STRUCTURE_TABS)[number]["key"];

/** The tabs that this person may open. */
export function structureTabs(actor: Actor, structureId: string): StructureTab[] {
  return STRUCTURE_TABS.filter(({ permission }) => can(actor, permission, { structureId })).map(({ key }) => key);
}
