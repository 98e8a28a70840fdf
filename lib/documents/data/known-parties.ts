import "server-only";
import { type LearntLayout, MOST_LAYOUTS } from "#lib/documents/domain/learning/lesson.ts";
import { pool } from "#lib/platform/db.ts";

type Names = { identifier: string; siren: string | null; vat_number: string | null };

/** Raw SQL: these are asked at every deposit (architecture decision 3). */
const OWN = "select identifier, siren, vat_number from structure where id = any($1::uuid[])";
const RECIPIENTS = `
  select identifier, siren, vat_number from structure
  where kind = 'PUBLIQUE' and (identifier = any($1::text[]) or siren = any($2::text[])) limit 200`;

/** SIRET, SIREN and VAT numbers of structures: what tells the supplier from the recipient on a page. */
export async function identifiersOf(structureIds: readonly string[]): Promise<string[]> {
  if (structureIds.length === 0) return [];
  const { rows } = await pool().query<Names>({ name: "identifiers-of", text: OWN, values: [structureIds] });
  return rows.flatMap((row) => [row.identifier, row.siren, row.vat_number]).filter((value) => value !== null);
}

/** What the portal knows of who deposits, in one turn: every deposit asks it. The last layouts seen come first. */
const DEPOSITOR = `
  select
    (select coalesce(json_agg(json_build_array(identifier, siren, vat_number)), '[]') from structure where id = any($1::uuid[])) as own,
    (select coalesce(json_agg(json_build_object('marks', marks, 'lessons', lessons) order by seen_at desc), '[]')
     from (select marks, lessons, seen_at from learnt_layout where structure_id = $2 order by seen_at desc limit ${MOST_LAYOUTS}) one) as layouts`;

/** The identifiers of a person's structures, and what was learnt of the layouts of the one that they deposit for. */
export async function depositorOf(
  structureIds: readonly string[],
  structureId: string,
): Promise<{ ownIdentifiers: string[]; layouts: LearntLayout[] }> {
  const { rows } = await pool().query<{ own: (string | null)[][]; layouts: LearntLayout[] }>({
    name: "depositor",
    text: DEPOSITOR,
    values: [structureIds, structureId],
  });
  const { own, layouts } = rows[0] ?? { own: [], layouts: [] };
  return { ownIdentifiers: own.flat().filter((value) => value !== null), layouts };
}

/** Those of the identifiers (SIRET, SIREN, French VAT numbers) that belong to a public recipient of the directory. */
export async function publicRecipientsAmong(identifiers: readonly string[]): Promise<string[]> {
  const bySiren = new Map<string, string[]>();
  for (const identifier of identifiers.slice(0, 50)) {
    const siren = /^FR\w{2}(\d{9})$/.exec(identifier)?.[1] ?? (identifier.length === 9 ? identifier : null);
    if (siren) bySiren.set(siren, [...(bySiren.get(siren) ?? []), identifier]);
  }
  const values = [identifiers.slice(0, 50), [...bySiren.keys()]];
  const { rows } = await pool().query<Names>({ name: "recipients-among", text: RECIPIENTS, values });
  const found = new Set(rows.flatMap((row) => [row.identifier, ...(bySiren.get(row.siren ?? "") ?? [])]));
  return identifiers.filter((identifier) => found.has(identifier));
}
