import "server-only";
import { pageNumbered, placeOf } from "#lib/directory/domain/numbered-page.ts";
import type { DirectoryService, DirectorySheet } from "#lib/directory/domain/views.ts";
import { PAYMENT_DAYS, paymentDays } from "#lib/invoices/domain/payment-clock.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { searchPatterns } from "#lib/shared/search-words.ts";

export const SERVICES_PAGE = 25;

type Wanted = {
  /** Part of a code or of a label; empty for all. */
  readonly typed: string;
  readonly page: number;
};

/** The public sheet of an entity by its SIRET; null when the directory has none of that number. */
export async function directorySheet(siret: string, wanted: Wanted): Promise<DirectorySheet | null> {
  const row = await db().structure.findUnique({
    where: { identifierType_identifier: { identifierType: "SIRET", identifier: siret }, kind: "PUBLIQUE" },
    include: { successor: { select: { identifierType: true, identifier: true } } },
  });
  if (!row) return null;
  const { undisclosed } = row;
  const [activeServices, services] = await Promise.all([countServices(row.id, ""), listServices(row.id, wanted)]);
  const address = [row.addressLine, row.addressLine2, row.addressLine3].filter((line) => line !== null);
  return {
    id: row.id,
    siret: row.identifier,
    siren: row.siren,
    replacedBy: row.successor?.identifierType === "SIRET" ? row.successor.identifier : null,
    legalName: undisclosed ? null : row.legalName,
    label: undisclosed ? null : row.label,
    addressLines: undisclosed ? [] : address,
    postcode: undisclosed ? null : row.postcode,
    town: undisclosed ? null : row.town,
    country: row.country,
    undisclosed,
    active: row.status === "ACTIVE",
    requiresService: row.requiresService,
    requiresCommitment: row.requiresCommitment,
    requiresServiceOrCommitment: row.requiresServiceOrCommitment,
    paymentNotReported: row.paymentNotReported,
    moaOnly: row.moaOnly,
    payerKind: row.payerKind,
    paymentDays: paymentDays(row.payerKind, row.paymentDays),
    legalDays: PAYMENT_DAYS[row.payerKind],
    activeServices,
    services,
  };
}

/** $1 the structure, $2 today in Paris, $3 one pattern for each word. */
const ACTIVE = `structure_id = $1 and status = 'ACTIF' and (valid_from is null or valid_from <= $2::date)
  and (valid_to is null or valid_to >= $2::date) and plain_text(code || ' ' || label) like all ($3::text[])`;

async function countServices(structureId: string, typed: string): Promise<number> {
  const values = [structureId, parisDay(now()), searchPatterns(typed)];
  const { rows } = await pool().query<{ count: number }>(
    `select count(*)::int as count from service where ${ACTIVE}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

async function listServices(structureId: string, { typed, page }: Wanted) {
  const total = await countServices(structureId, typed);
  const { from } = placeOf(total, page, SERVICES_PAGE);
  const { rows } = await pool().query<DirectoryService>(
    `select code, label, requires_commitment as "requiresCommitment", payment_reported as "paymentReported"
     from service where ${ACTIVE} order by code, id limit ${SERVICES_PAGE} offset $4`,
    [structureId, parisDay(now()), searchPatterns(typed), from],
  );
  return pageNumbered(total, page, SERVICES_PAGE, () => rows);
}
