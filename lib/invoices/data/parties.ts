import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { ahead } from "#lib/platform/writes.ts";

/** Structures, services and accounts: what is asked here is never among the rows that wait in a transaction, and does not make them leave. */

/**
 * The structure that a typed SIRET names, or null. Recipients and validators are always known by a SIRET; many invoices print the
 * SIREN only, which is enough where a single active public entity has it.
 */
export async function findBySiret(tx: Tx, siret: string): Promise<string | null> {
  if (/^\d{9}$/.test(siret)) {
    const where = { siren: siret, kind: "PUBLIQUE", status: "ACTIVE", identifierType: "SIRET" } as const;
    const found = await ahead(tx).structure.findMany({ where, select: { id: true }, take: 2 });
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }
  if (!/^\d{14}$/.test(siret)) return null;
  // Asked at every deposit: plain SQL costs half of what the client's own question does.
  const found = await ahead(tx).$queryRaw<{ id: string }[]>`
    select id from structure where identifier_type = 'SIRET' and identifier = ${siret}`;
  return found[0]?.id ?? null;
}

/** The company that a typed number names as validator, or null: by SIRET, or by another identifier that one structure alone has. */
export async function findValidator(tx: Tx, identifier: string): Promise<string | null> {
  const where = { identifier, identifierType: { not: "PARTICULIER" } } as const;
  const found = await ahead(tx).structure.findMany({ where, select: { id: true, identifierType: true }, take: 2 });
  return (
    found.find((one) => one.identifierType === "SIRET")?.id ?? (found.length === 1 ? (found[0]?.id ?? null) : null)
  );
}

/** The service that a typed code names in a structure, capitals forgiven, or null. Deleted services are unknown. */
export async function findServiceByCode(tx: Tx, structureId: string, code: string): Promise<string | null> {
  const row = await ahead(tx).service.findFirst({
    where: { structureId, code: { equals: code, mode: "insensitive" }, status: { not: "SUPPRIME" } },
    orderBy: { code: "asc" },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** True when the service belongs to the structure and takes part in its business today. */
export async function ownsService(tx: Tx, structureId: string, serviceId: string): Promise<boolean> {
  const where = { id: serviceId, structureId, status: "ACTIF" } as const;
  return (await ahead(tx).service.findFirst({ where, select: { id: true } })) !== null;
}

/** As far back as a habit goes: a supplier that names no account is not read through for one. */
const RECENT = 20;

/** The account that the latest sent invoices of the structure name, when it is still valid at `at` (F-67). */
export async function lastUsedAccount(tx: Tx, structureId: string, at: Date): Promise<string | null> {
  // Asked at every deposit whose document names no account, in one question.
  const found = await ahead(tx).$queryRaw<{ id: string; valid: boolean }[]>`
    select account.id, account.valid_from <= ${at} and (account.valid_to is null or account.valid_to > ${at}) as valid
    from (
      select id, submitted_at, bank_account_id from invoice
      where supplier_id = ${structureId}::uuid and submitted_at is not null
      order by submitted_at desc, id desc limit ${RECENT}
    ) recent
    join bank_account account on account.id = recent.bank_account_id
    order by recent.submitted_at desc, recent.id desc limit 1`;
  return found[0]?.valid ? found[0].id : null;
}

/** The account of the structure with this IBAN, when it is valid at `at`. */
export async function findAccountByIban(tx: Tx, structureId: string, iban: string, at: Date): Promise<string | null> {
  const row = await ahead(tx).bankAccount.findFirst({
    where: { structureId, iban, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] },
    select: { id: true },
  });
  return row?.id ?? null;
}
