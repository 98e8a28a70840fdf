import "server-only";
import { db } from "#lib/platform/db.ts";

/** SIRET, SIREN and VAT numbers of structures: what tells the supplier from the recipient on a page. */
export async function identifiersOf(structureIds: readonly string[]): Promise<string[]> {
  if (structureIds.length === 0) return [];
  const rows = await db().structure.findMany({
    where: { id: { in: [...structureIds] } },
    select: { identifier: true, siren: true, vatNumber: true },
  });
  return rows.flatMap((row) => [row.identifier, row.siren, row.vatNumber]).filter((value) => value !== null);
}

/** Those of the identifiers (SIRET, SIREN, French VAT numbers) that belong to a public recipient of the directory. */
export async function publicRecipientsAmong(identifiers: readonly string[]): Promise<string[]> {
  const bySiren = new Map<string, string[]>();
  for (const identifier of identifiers.slice(0, 50)) {
    const siren = /^FR\w{2}(\d{9})$/.exec(identifier)?.[1] ?? (identifier.length === 9 ? identifier : null);
    if (siren) bySiren.set(siren, [...(bySiren.get(siren) ?? []), identifier]);
  }
  const rows = await db().structure.findMany({
    where: {
      kind: "PUBLIQUE",
      OR: [{ identifier: { in: identifiers.slice(0, 50) } }, { siren: { in: [...bySiren.keys()] } }],
    },
    select: { identifier: true, siren: true },
    take: 200,
  });
  const found = new Set(rows.flatMap((row) => [row.identifier, ...(bySiren.get(row.siren ?? "") ?? [])]));
  return identifiers.filter((identifier) => found.has(identifier));
}
