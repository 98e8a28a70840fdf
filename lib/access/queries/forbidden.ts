import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { managersOf } from "#lib/access/queries/list-managers.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/**
 * The refusal of a member who lacks a right in their structure: it names who can grant it, all managers or the main one. For members only; to
 * anyone else the thing does not exist, and nobody else learns who manages a structure.
 */
export async function forbiddenIn(
  structureId: string,
  { who = "managers", over = db() }: { who?: "managers" | "main"; over?: Tx } = {},
): Promise<Refusal<"FORBIDDEN">> {
  const able = (await managersOf(structureId, over)).filter(({ main }) => who === "managers" || main);
  return refuse("FORBIDDEN", { params: { managers: able.map(({ name }) => name).join(", ") || "none" } });
}

/** The refusal of anybody who lacks a right in a structure: its members are told who can grant it, to others it does not exist. */
export async function refusedIn(
  actor: Actor,
  structureId: string,
  over: Tx = db(),
): Promise<Refusal<"FORBIDDEN" | "NOT_FOUND">> {
  const member = actor.memberships.some((one) => one.structureId === structureId);
  return member ? forbiddenIn(structureId, { over }) : refuse("NOT_FOUND");
}
