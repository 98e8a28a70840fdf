import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, can, holdersOf } from "#lib/access/index.ts";
import type { DocumentFields } from "#lib/documents/index.ts";
import { toValues, VALUES_SELECT } from "#lib/invoices/data/invoice.mapping.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { isMandated } from "#lib/invoices/data/mandate-rows.ts";
import { toRaw } from "#lib/invoices/data/raw-draft.ts";
import { reformAt } from "#lib/invoices/data/reform-rows.ts";
import { isCadre, needsValidator } from "#lib/invoices/domain/cadres.ts";
import type {
  CheckFacts,
  FileFacts,
  RecipientFacts,
  ServiceFacts,
  ValidatorFacts,
} from "#lib/invoices/domain/check-types.ts";
import { NO_SCOPE, type Numbered, numberScope, type Reform, toReform } from "#lib/invoices/domain/reform.ts";
import type { Tx } from "#lib/platform/db.ts";
import { type IsoDate, isoDateOf, parisDay } from "#lib/shared/dates.ts";

const FACTS_SELECT = {
  ...VALUES_SELECT,
  id: true,
  supplierId: true,
  rawDraft: true,
  depositMode: true,
  submittedAt: true,
  reform: true,
  supplier: {
    select: { status: true, kind: true, identifierType: true, identifier: true, siren: true, vatNumber: true },
  },
  recipient: {
    select: {
      identifier: true,
      kind: true,
      status: true,
      requiresService: true,
      requiresCommitment: true,
      requiresServiceOrCommitment: true,
      moaOnly: true,
    },
  },
  recipientService: {
    select: { code: true, status: true, validFrom: true, validTo: true, requiresCommitment: true },
  },
  validator: { select: { status: true } },
  secondValidator: { select: { status: true } },
  bankAccount: { select: { structureId: true, validFrom: true, validTo: true } },
  files: {
    orderBy: { addedAt: "asc" },
    select: {
      role: true,
      designation: true,
      typeCode: true,
      document: {
        select: { fileName: true, size: true, sha256: true, extraction: { select: { failure: true, reading: true } } },
      },
    },
  },
} as const satisfies Prisma.InvoiceSelect;

type Row = Prisma.InvoiceGetPayload<{ select: typeof FACTS_SELECT }>;

/**
 * Gathers all that the checks look at, as it is in the caller's transaction. Null when there is no such invoice.
 */
export async function gatherFacts(tx: Tx, actor: Actor, invoiceId: string, at: Date): Promise<CheckFacts | null> {
  const row = await tx.invoice.findUnique({ where: { id: invoiceId }, select: FACTS_SELECT });
  if (!row) return null;
  const values = toValues(row);
  const account = row.bankAccount;
  const reform = row.submittedAt ? toReform(row.reform) : await reformAt(tx, at);
  const scope = scopeOf(row, reform);
  return {
    today: parisDay(at),
    reform,
    numberScope: scope,
    values,
    raw: toRaw(row.rawDraft),
    typed: row.depositMode === "SAISIE_PORTAIL",
    mandated: row.depositMode === "SAISIE_PORTAIL" && (await isMandated(tx, row.supplierId)),
    supplier: {
      active: row.supplier.status === "ACTIVE",
      isPrivate: row.supplier.kind === "PRIVEE",
      mayDeposit: can(actor, "invoice.submit", { structureId: row.supplierId, serviceId: row.supplierServiceId }),
      hasBankAccounts: await hasAccounts(tx, row.supplierId, at),
      identifiers: [row.supplier.identifier, row.supplier.vatNumber].filter((one) => one !== null),
    },
    bankAccountValid: account !== null && account.structureId === row.supplierId && isValid(account, at),
    recipient: recipientFacts(row),
    recipientService: serviceFacts(row),
    commitment: await findCommitment(tx, row),
    validator: await validatorFacts(tx, row, row.validatorId, row.validator),
    secondValidator: await secondValidatorFacts(tx, row),
    numberTakenBy: await numberTakenBy(tx, actor, row, values.issueDate, scope),
    originalFound: await originalExists(tx, row),
    sameFileAs: await findSameFile(tx, actor, row),
    sameAmountAs: await findSameAmount(tx, actor, row),
    files: row.files.map(fileFacts),
    issuerOnDocument: issuerOnDocument(row),
  };
}

function isValid(dates: { validFrom: Date; validTo: Date | null }, at: Date): boolean {
  return dates.validFrom <= at && (dates.validTo === null || dates.validTo > at);
}

async function hasAccounts(tx: Tx, structureId: string, at: Date): Promise<boolean> {
  const where = { structureId, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] };
  return (await tx.bankAccount.findFirst({ where, select: { id: true } })) !== null;
}

function recipientFacts({ recipient, recipientId, supplierId }: Row): RecipientFacts | null {
  if (!recipient) return null;
  const { kind, status, ...asked } = recipient;
  const isSupplier = recipientId === supplierId;
  return { ...asked, isPublic: kind === "PUBLIQUE", active: status === "ACTIVE", isSupplier };
}

async function validatorFacts(
  tx: Tx,
  { supplierId, cadre }: Row,
  structureId: string | null,
  structure: { readonly status: string } | null,
): Promise<ValidatorFacts | null> {
  if (!structureId || !structure || !isCadre(cadre) || !needsValidator(cadre)) return null;
  const holders = await holdersOf(tx, "invoice.validate", { structureId });
  return { active: structure.status === "ACTIVE", isSupplier: structureId === supplierId, answers: holders.length > 0 };
}

async function secondValidatorFacts(tx: Tx, row: Row): Promise<CheckFacts["secondValidator"]> {
  const facts = await validatorFacts(tx, row, row.secondValidatorId, row.secondValidator);
  return facts && { ...facts, isFirst: row.secondValidatorId === row.validatorId };
}

function serviceFacts({ recipientService: service }: Row): ServiceFacts | null {
  if (!service) return null;
  return {
    code: service.code,
    active: service.status === "ACTIF",
    validFrom: service.validFrom && isoDateOf(service.validFrom),
    validTo: service.validTo && isoDateOf(service.validTo),
    requiresCommitment: service.requiresCommitment,
  };
}

/** Only a recipient that publishes its engagements can be contradicted about them. */
async function findCommitment(tx: Tx, { recipientId, commitmentNumber }: Row): Promise<CheckFacts["commitment"]> {
  if (!recipientId || !commitmentNumber) return null;
  const where = { structureId_number: { structureId: recipientId, number: commitmentNumber } };
  const known = await tx.engagement.findUnique({ where, select: { status: true } });
  if (known) return known.status;
  const any = await tx.engagement.findFirst({ where: { structureId: recipientId }, select: { id: true } });
  return any ? "UNKNOWN" : null;
}

const OCCUPIES_NUMBER: Prisma.EnumInvoiceStatusFilter<"Invoice"> = {
  notIn: ["BROUILLON", "INTERPRETEE_OCR", "SUPPRIMEE"],
};

type Scoped = { readonly cadre: string; readonly supplier: Numbered["supplier"] };

/** Within what the number of this invoice is the only one, under these rules. */
export function scopeOf({ cadre, supplier }: Scoped, reform: Reform): string | null {
  return numberScope(reform, { cadre: isCadre(cadre) ? cadre : "A1_FACTURE_FOURNISSEUR", supplier });
}

type Bearer = { readonly id: string; readonly number: string; readonly supplierId: string };

/**
 * The invoice that bears the number already (domain reference § 8.5): same words as the unique indexes, which have the last say. Within a
 * company, the invoices that another of its establishments sent before the reform count too, though no index holds them together.
 */
export async function findSameNumber(
  tx: Tx,
  invoice: { id: string; supplierId: string; number: string | null },
  issueDate: IsoDate | null,
  scope: string | null,
): Promise<Bearer | null> {
  if (invoice.number === null || issueDate === null || scope === NO_SCOPE) return null;
  const year = Number(issueDate.slice(0, 4));
  const [own] = await tx.$queryRaw<Bearer[]>`
    select id, number, supplier_id as "supplierId" from invoice
    where supplier_id = ${invoice.supplierId}::uuid and upper(number) = upper(${invoice.number})
      and extract(year from issue_date) = ${year} and number_scope is null
      and status not in ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE') and id <> ${invoice.id}::uuid
    limit 1`;
  if (own) return own;
  const [inCompany] = await tx.$queryRaw<Bearer[]>`
    select i.id, i.number, i.supplier_id as "supplierId" from structure s
      cross join lateral (
        select id, number, supplier_id from invoice
        where number_scope = coalesce(s.siren, s.identifier_type::text || ' ' || s.identifier)
          and number_scope <> '' and upper(number) = upper(${invoice.number})
          and extract(year from issue_date) = ${year}
          and status not in ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE')
      ) i
    where s.id = ${invoice.supplierId}::uuid and i.id <> ${invoice.id}::uuid
      and (${scope}::text is not null or i.supplier_id = s.id)
    limit 1`;
  if (inCompany || scope === null) return inCompany ?? null;
  const [sister] = await tx.$queryRaw<Bearer[]>`
    select i.id, i.number, i.supplier_id as "supplierId" from structure s join invoice i on i.supplier_id = s.id
    where s.siren = ${scope} and upper(i.number) = upper(${invoice.number})
      and extract(year from i.issue_date) = ${year} and i.number_scope is null
      and i.status not in ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE') and i.id <> ${invoice.id}::uuid
    limit 1`;
  return sister ?? null;
}

/** The same for the person who asks: an invoice of another establishment that they do not see has no id, and the number as they typed it. */
export async function numberTakenBy(
  tx: Tx,
  actor: Actor,
  invoice: { id: string; supplierId: string; number: string | null },
  issueDate: IsoDate | null,
  scope: string | null,
): Promise<CheckFacts["numberTakenBy"]> {
  const found = await findSameNumber(tx, invoice, issueDate, scope);
  if (!found) return null;
  const { id, number, supplierId } = found;
  if (supplierId === invoice.supplierId) return { id, number };
  const seen = await tx.invoice.findFirst({
    where: { AND: [{ id }, visibleTo(actor, "issued")] },
    select: { id: true },
  });
  return seen ? { id, number } : { id: null, number: invoice.number ?? "" };
}

async function originalExists(tx: Tx, { supplierId, originalNumber }: Row): Promise<boolean> {
  if (!originalNumber) return false;
  const where = { supplierId, number: originalNumber, status: OCCUPIES_NUMBER };
  return (await tx.invoice.findFirst({ where, select: { id: true } })) !== null;
}

/** Another invoice of the supplier whose main file is the same, byte for byte (F-140): a sent one, else a draft. */
async function findSameFile(tx: Tx, actor: Actor, row: Row): Promise<CheckFacts["sameFileAs"]> {
  const main = row.files.find((file) => file.role === "MAIN");
  if (!main) return null;
  const twins = await tx.invoice.findMany({
    where: {
      AND: [visibleTo(actor, "issued")],
      id: { not: row.id },
      supplierId: row.supplierId,
      files: { some: { role: "MAIN", document: { sha256: main.document.sha256 } } },
    },
    orderBy: [{ submittedAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: 1,
    select: { id: true, number: true, draftNumber: true, status: true },
  });
  const [twin] = twins;
  if (!twin) return null;
  const draft = twin.status === "BROUILLON";
  return { id: twin.id, number: draft ? twin.draftNumber : (twin.number ?? ""), draft };
}

/** A sent invoice that says the same under another number (F-140), among those that the person may look at. */
async function findSameAmount(tx: Tx, actor: Actor, row: Row): Promise<CheckFacts["sameAmountAs"]> {
  const { supplierId, recipientId, issueDate, totalInclTax, currency, invoiceType } = row;
  if (!recipientId || !issueDate || !totalInclTax) return null;
  const same = { supplierId, recipientId, issueDate, totalInclTax, currency, invoiceType };
  const twin = await tx.invoice.findFirst({
    where: { AND: [visibleTo(actor, "issued")], ...same, id: { not: row.id }, status: OCCUPIES_NUMBER },
    orderBy: { id: "asc" },
    select: { id: true, number: true },
  });
  return twin && { id: twin.id, number: twin.number ?? "" };
}

/** Below this, a number beside the issuer's name may be anybody's. */
const SURE_ENOUGH = 0.6;

function issuerOnDocument({ files }: Row): string | null {
  const reading = files.find((file) => file.role === "MAIN")?.document.extraction?.reading;
  const { fields } = (reading ?? {}) as { fields?: Partial<DocumentFields> };
  const read = fields?.supplierSiret ?? fields?.supplierVat;
  return read && read.confidence >= SURE_ENOUGH ? read.value : null;
}

/** Failures of the reading that speak of the file itself; a reading that took too long says nothing against it. */
const UNSOUND = ["ENCRYPTED_PDF", "CORRUPT_PDF", "CORRUPT_IMAGE"];

function fileFacts({ role, designation, typeCode, document }: Row["files"][number]): FileFacts {
  const { fileName: name, size, extraction } = document;
  const failure = extraction?.failure ?? "";
  return { name, size, role, designation, typeCode, problem: UNSOUND.includes(failure) ? failure : null };
}
