import "server-only";
import { findStructures } from "#lib/directory/data/find-structures.ts";
import type { RecipientHit } from "#lib/directory/domain/views.ts";

/**
 * Active public entities by number, name, town or postcode, best first. Every word must be found; when none fits, names that are
 * spelled nearly so are proposed, so « Motpellier » finds Montpellier. Fewer than three characters find nothing. An undisclosed
 * entity is found by its whole number only, and is called by it.
 */
export async function searchRecipients(typed: string, limit = 10): Promise<readonly RecipientHit[]> {
  return (await findStructures(typed, { scope: "active", limit }))?.hits ?? [];
}
