import "server-only";
import { db } from "#lib/platform/db.ts";
import { normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { type StructureSheet, structureSheet } from "#lib/structures/index.ts";

/**
 * What a recipient asks of an invoice, with its services: by SIRET, spaces forgiven. Null when the directory has no public
 * structure of that number; an inactive one is given with `active: false`, so that the refusal can say so.
 */
export async function recipientRequirements(siret: string): Promise<StructureSheet | null> {
  const row = await db().structure.findUnique({
    where: {
      identifierType_identifier: { identifierType: "SIRET", identifier: normaliseIdentifier(siret) },
      kind: "PUBLIQUE",
    },
    select: { id: true },
  });
  return row ? structureSheet(row.id) : null;
}

/** Which of these numbers (SIRET, or SIREN) belong to an active public entity. For reading documents: a page holds many numbers. */
export async function knownRecipients(identifiers: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(identifiers)].slice(0, 200);
  const rows = await db().structure.findMany({
    where: {
      kind: "PUBLIQUE",
      status: "ACTIVE",
      OR: [{ identifierType: "SIRET", identifier: { in: wanted } }, { siren: { in: wanted } }],
    },
    select: { identifier: true, siren: true },
  });
  const known = new Set(rows.flatMap((row) => [row.identifier, row.siren]));
  return wanted.filter((identifier) => known.has(identifier));
}
