import "server-only";

export { leaveStructures } from "#lib/access/commands/leave-structures.ts";
export { type HoldersOrder, notifyHolders } from "#lib/access/commands/notify-holders.ts";
export * from "#lib/access/public.ts";
export { holdersOf } from "#lib/access/queries/holders.ts";
export { listAttachments, listRights } from "#lib/access/queries/list-rights.ts";
export { loadActor } from "#lib/access/queries/load-actor.ts";
export { type SoleManaged, soleManaged } from "#lib/access/queries/sole-managed.ts";
