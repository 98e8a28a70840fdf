import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { db, pool } from "#lib/platform/db.ts";
import { searchPatterns } from "#lib/shared/search-words.ts";

/** The structure that the account remembers; null for all. */
export async function keptStructure(userId: string): Promise<string | null> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { actingStructureId: true } });
  return user?.actingStructureId ?? null;
}

export type StructureChoice = { readonly id: string; readonly name: string; readonly identifier: string };

/** The structures that a person may choose among, by name; those whose name or number has every word that was typed. */
export async function structureChoices(actor: Actor, typed = "", limit = 1000): Promise<StructureChoice[]> {
  const ids = actor.memberships.map(({ structureId }) => structureId);
  const { rows } = await pool().query<StructureChoice>(
    `select id, coalesce(label, legal_name) as name, identifier from structure
     where id = any ($1::uuid[]) and plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || identifier) like all ($2::text[])
     order by plain_text(coalesce(label, legal_name)), identifier limit $3`,
    [ids, searchPatterns(typed), limit],
  );
  return rows;
}

/** One of them by its id. */
export async function structureChoice(structureId: string): Promise<StructureChoice | null> {
  const row = await db().structure.findUnique({
    where: { id: structureId },
    select: { id: true, label: true, legalName: true, identifier: true },
  });
  return row && { id: row.id, name: row.label ?? row.legalName, identifier: row.identifier };
}
