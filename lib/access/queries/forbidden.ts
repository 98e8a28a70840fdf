import "server-only";
import { listManagers } from "#lib/access/queries/list-managers.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/**
 * The refusal of a member who lacks a right in their structure: it names who can grant it. For members only; to anyone else the thing
 * does not exist, and nobody else learns who manages a structure.
 */
export async function forbiddenIn(structureId: string): Promise<Refusal<"FORBIDDEN">> {
  const managers = (await listManagers(structureId)).map(({ name }) => name).join(", ");
  return refuse("FORBIDDEN", { params: { managers: managers || "none" } });
}
