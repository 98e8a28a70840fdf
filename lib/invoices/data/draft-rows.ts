import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import { toColumns, toLineRows, toValues, toVatRows, VALUES_SELECT } from "#lib/invoices/data/invoice.mapping.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { type RawDraft, toRaw } from "#lib/invoices/data/raw-draft.ts";
import type { InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import type { Tx } from "#lib/platform/db.ts";
import { ahead } from "#lib/platform/writes.ts";

const DRAFT_SELECT = {
  ...VALUES_SELECT,
  id: true,
  status: true,
  version: true,
  supplierId: true,
  rawDraft: true,
  depositMode: true,
  updatedAt: true,
  savedById: true,
  savedBy: { select: { firstName: true, lastName: true } },
  recipient: { select: { identifier: true } },
  recipientService: { select: { code: true } },
  validator: { select: { identifier: true } },
  secondValidator: { select: { identifier: true } },
} as const satisfies Prisma.InvoiceSelect;

type Row = Prisma.InvoiceGetPayload<{ select: typeof DRAFT_SELECT }>;

function toDraft(row: Row) {
  const { id, status, version, supplierId, rawDraft, savedBy } = row;
  const state = { supplierId, values: toValues(row), raw: toRaw(rawDraft) };
  const names = {
    recipientIdentifier: row.recipient?.identifier ?? null,
    recipientServiceCode: row.recipientService?.code ?? null,
    validatorIdentifier: row.validator?.identifier ?? null,
    secondValidatorIdentifier: row.secondValidator?.identifier ?? null,
  };
  const saved = {
    savedAt: row.updatedAt,
    savedById: row.savedById,
    savedByName: savedBy && `${savedBy.firstName} ${savedBy.lastName}`,
  };
  const typed = row.depositMode === "SAISIE_PORTAIL";
  return { id, status, version, typed, ...state, ...saved, names, recipientServiceCode: names.recipientServiceCode };
}
export type DraftRow = ReturnType<typeof toDraft>;

/** A draft that the person can see, with everything that was typed in it. Other statuses too: the caller says why not. */
export async function loadDraft(tx: Tx, actor: Actor, invoiceId: string): Promise<DraftRow | null> {
  const where = { AND: [{ id: invoiceId }, visibleTo(actor, "issued")] };
  const row = await tx.invoice.findFirst({ where, select: DRAFT_SELECT });
  return row && toDraft(row);
}

/**
 * The drafts whose main file is this document: where what was read from it goes. Locked first, in one order, until the transaction
 * ends: a job that only compared versions would lose to whoever types faster than it writes.
 */
export async function lockDraftsOfDocument(tx: Tx, documentId: string): Promise<DraftRow[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select i.id from invoice i join invoice_file f on f.invoice_id = i.id
    where f.document_id = ${documentId}::uuid and f.role = 'MAIN' and i.status = 'BROUILLON'
    order by i.id for no key update of i`;
  if (locked.length === 0) return [];
  const where: Prisma.InvoiceWhereInput = { id: { in: locked.map((row) => row.id) }, status: "BROUILLON" };
  return (await tx.invoice.findMany({ where, select: DRAFT_SELECT })).map(toDraft);
}

export type OpeningFacts = {
  readonly status: string;
  readonly legalName: string;
  readonly serviceLabel: string | null;
  /** From a sequence: never given twice, even when the draft is not kept. */
  readonly next: bigint;
};

/** What the opening of a draft needs of its supplier, and the next number of a draft, in one round trip; null for an unknown structure. */
export async function openingFacts(tx: Tx, supplierId: string, serviceId: string | null): Promise<OpeningFacts | null> {
  const [row] = await ahead(tx).$queryRaw<OpeningFacts[]>`
    select s.status::text as status, s.legal_name as "legalName", nextval('invoice_draft_number') as next,
      (select label from service where id = ${serviceId}::uuid) as "serviceLabel"
    from structure s where s.id = ${supplierId}::uuid`;
  return row ?? null;
}

/**
 * Writes a draft that is still at `version`; `savedById` is null when no person did. False when somebody saved or sent it
 * meanwhile: nothing is written then.
 */
export async function saveDraft(
  tx: Tx,
  draft: Pick<DraftRow, "id" | "version" | "typed">,
  next: { values: InvoiceValues; raw: RawDraft },
  savedById: string | null,
): Promise<boolean> {
  const rawDraft = Object.keys(next.raw).length === 0 ? Prisma.DbNull : next.raw;
  const { count } = await tx.invoice.updateMany({
    where: { id: draft.id, version: draft.version, status: "BROUILLON" },
    data: { ...toColumns(next.values), rawDraft, savedById, version: { increment: 1 } },
  });
  if (count !== 1) return false;
  await tx.invoiceVat.deleteMany({ where: { invoiceId: draft.id } });
  await tx.invoiceVat.createMany({ data: toVatRows(draft.id, next.values.vatLines) });
  if (draft.typed) {
    await tx.invoiceLine.deleteMany({ where: { invoiceId: draft.id } });
    await tx.invoiceLine.createMany({ data: toLineRows(draft.id, next.values.lines) });
  }
  return true;
}
