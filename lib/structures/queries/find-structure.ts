import "server-only";
import { db, pool } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { type StructureGlance, toGlance } from "#lib/structures/domain/glance.ts";
import type { KnownBy } from "#lib/structures/domain/identify.ts";

const GLANCE = {
  id: true,
  identifierType: true,
  identifier: true,
  kind: true,
  status: true,
  legalName: true,
  postcode: true,
  town: true,
  undisclosed: true,
} as const;

/** The structure that has an identifier (normalised), as anybody may see it; null when there is none. */
export async function findByIdentifier({ identifierType, identifier }: KnownBy): Promise<StructureGlance | null> {
  const row = await db().structure.findUnique({
    where: { identifierType_identifier: { identifierType, identifier } },
    select: GLANCE,
  });
  return row && toGlance(row);
}

/** The same by the id that an address carries. */
export async function structureGlance(structureId: string): Promise<StructureGlance | null> {
  if (!isId(structureId)) return null;
  const row = await db().structure.findUnique({ where: { id: structureId }, select: GLANCE });
  return row && toGlance(row);
}

/** What is shown of a search; more than that asks for more precise words. */
export const MOST_FOUND = 20;
const SHORTEST = 3;

/** The expression of the index `structure_search`, to the letter. */
const TEXT =
  "plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier)";
const COLUMNS = `id, identifier_type as "identifierType", identifier, kind, status, legal_name as "legalName", postcode, town, undisclosed`;

/**
 * Active private structures whose name has every word and whose town holds what was typed, by name. Undisclosed structures and natural
 * persons are never among them. Null when the words are too short to search with; one more than `MOST_FOUND` says that there are more.
 */
export async function searchPrivate(name: string, town: string): Promise<StructureGlance[] | null> {
  const words = name
    .slice(0, 100)
    .split(/[\s\p{Cc}]+/u)
    .filter(Boolean)
    .slice(0, 8);
  if (words.join("").length < SHORTEST) return null;
  const patterns = words.map(contains);
  const named = patterns.map((_, index) => `${TEXT} like plain_text($${index + 3})`);
  const { rows } = await pool().query(
    `select ${COLUMNS} from structure
     where kind = 'PRIVEE' and status = 'ACTIVE' and not undisclosed and identifier_type <> 'PARTICULIER'
       and ${named.join(" and ")} and plain_text(coalesce(town, '')) like plain_text($1)
     order by legal_name, identifier limit $2`,
    [contains(town.trim().slice(0, 100)), MOST_FOUND + 1, ...patterns],
  );
  return rows.map(toGlance);
}

function contains(text: string): string {
  return `%${text
    .replace(/\p{Cc}/gu, " ")
    .replaceAll("’", "'")
    .replace(/[\\%_]/g, "\\$&")}%`;
}
