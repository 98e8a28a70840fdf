import "server-only";

export * from "#lib/access/public.ts";
export { loadActor } from "#lib/access/queries/load-actor.ts";
