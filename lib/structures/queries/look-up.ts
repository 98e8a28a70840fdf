import "server-only";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { isPublicSibling } from "#lib/structures/data/public-sibling.ts";
import type { StructureGlance } from "#lib/structures/domain/glance.ts";
import { type Identified, identify } from "#lib/structures/domain/identify.ts";
import { type IdentifyInput, identifyInput } from "#lib/structures/domain/schemas.ts";
import { findByIdentifier } from "#lib/structures/queries/find-structure.ts";

export type LookedUp = { readonly known: Identified; readonly found: StructureGlance | null };

/** What was typed as an identifier, checked, and the structure that has it; `found` null when it may be brought in. */
export async function lookUpStructure(
  input: IdentifyInput,
): Promise<Result<LookedUp, "INVALID_INPUT" | "STRUCTURE_IS_PUBLIC">> {
  const read = readInput(identifyInput, input);
  if (!read.ok) return read;
  const known = identify(read.data, env().identifierCheck);
  if (!known.ok) return known;
  const found = await findByIdentifier(known.data);
  if (!found && (await isPublicSibling(db(), known.data))) return refuse("STRUCTURE_IS_PUBLIC");
  return ok({ known: known.data, found });
}
