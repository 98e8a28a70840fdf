import "server-only";
import { pool } from "#lib/platform/db.ts";

type Names = { identifier: string; siren: string | null; vat_number: string | null };

/** Raw SQL: both are asked at every deposit (architecture decision 3). */
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
