import "server-only";
import { type Actor, can, type Reach, refusedIn, structuresWith } from "#lib/access/index.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { mergeDraft } from "#lib/invoices/commands/merge-draft.ts";
import { recordCreation } from "#lib/invoices/data/apply-transition.ts";
import { openingFacts } from "#lib/invoices/data/draft-rows.ts";
import { attachStored, insertDraft } from "#lib/invoices/data/insert-draft.ts";
import { toColumns, toLineRows } from "#lib/invoices/data/invoice.mapping.ts";
import { loadForCommand, moverFor } from "#lib/invoices/data/load-for-command.ts";
import { findAccountByIban, lastUsedAccount } from "#lib/invoices/data/parties.ts";
import type { DepositCadre } from "#lib/invoices/domain/cadres.ts";
import type { DepositMode } from "#lib/invoices/domain/deposit-modes.ts";
import type { DraftFields, TypedVatLine } from "#lib/invoices/domain/draft-fields.ts";
import { EMPTY_VALUES } from "#lib/invoices/domain/invoice.ts";
import { draftNumber } from "#lib/invoices/domain/numbers.ts";
import { type CreateDraftInput, createDraftInput } from "#lib/invoices/domain/schemas.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { TypedLine } from "#lib/invoices/domain/typed-lines.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { parisDay, yearOf } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type CreatedDraft = { readonly invoiceId: string; readonly draftNumber: string };

type OpenRefusal = CommonRefusal | "SUPPLIER_INACTIVE";

type Opening = {
  readonly supplierId: string;
  readonly supplierServiceId?: string | null;
  readonly cadre?: DepositCadre;
  readonly depositMode: DepositMode;
  readonly depositFormat: string | null;
  readonly fields?: DraftFields;
  readonly vatLines?: readonly TypedVatLine[];
  /** Of a draft that is keyed in; in plain notation, as the fields. */
  readonly lines?: readonly TypedLine[];
  readonly replacesId?: string | null;
  readonly known?: Known;
};

/**
 * What the caller knows beside what the person gave: the id that the draft is to have, the account that the document names, and whether
 * that is still to be read: only what names no account gets the one that was used last; the document that it has itself stored for this
 * person and this structure in the same transaction.
 */
type Known = {
  readonly id?: string;
  readonly iban?: string | null;
  readonly unread?: boolean;
  readonly stored?: string;
};

/**
 * Opens a draft on a deposited document, in the transaction that stores it: the file and its draft exist together or not at all.
 * `input.fields` is what was read, in plain notation; `known.iban` finds the supplier's account. The caller aborts on a refusal.
 */
export async function createDraft(
  tx: Tx,
  actor: Actor,
  input: CreateDraftInput,
  known: Known = {},
): Promise<Result<CreatedDraft, OpenRefusal>> {
  const read = readInput(createDraftInput, input);
  if (!read.ok) return read;
  const { supplierId, documentId, ...opening } = read.data;
  const draft = await openDraft(tx, actor, { ...opening, supplierId, known });
  if (!draft.ok) return draft;
  if (known.stored === documentId) {
    await attachStored(tx, draft.data.invoiceId, documentId, now());
    return draft;
  }
  const mine = { documentId, uploadedById: actor.userId, structureId: supplierId };
  return (await attachMain(tx, draft.data.invoiceId, mine, now())) ? draft : refuse("NOT_FOUND");
}

/** Makes a document the invoice itself, when it is one that this person stored for this structure; else false, and nothing is written. */
export async function attachMain(
  tx: Tx,
  invoiceId: string,
  { documentId, uploadedById, structureId }: { documentId: string; uploadedById: string; structureId: string },
  at: Date,
): Promise<boolean> {
  const added = await tx.$executeRaw`
    insert into invoice_file (id, invoice_id, document_id, role, designation, type_code, added_at)
    select ${newId(at.getTime())}::uuid, ${invoiceId}::uuid, id, 'MAIN', 'Facture', '01', ${at}
    from document
    where id = ${documentId}::uuid and uploaded_by_id = ${uploadedById}::uuid and structure_id = ${structureId}::uuid`;
  return added === 1;
}

/** Opens a draft, without its document. The caller aborts on a refusal. */
export async function openDraft(tx: Tx, actor: Actor, opening: Opening): Promise<Result<CreatedDraft, OpenRefusal>> {
  const { supplierId, depositMode, depositFormat, known = {}, replacesId = null } = opening;
  const supplierServiceId =
    opening.supplierServiceId ?? onlyService(structuresWith(actor, "invoice.draft"), supplierId);
  const subject = { structureId: supplierId, serviceId: supplierServiceId };
  if (!can(actor, "invoice.draft", subject)) return refusedIn(actor, supplierId, tx);
  const facts = await openingFacts(tx, supplierId, supplierServiceId);
  if (facts?.status !== "ACTIVE") return refuse("SUPPLIER_INACTIVE");
  if (!(await replaceable(tx, actor, replacesId))) return refuse("NOT_FOUND");

  const at = now();
  const cadre = opening.cadre ?? EMPTY_VALUES.cadre;
  const typed = depositMode === "SAISIE_PORTAIL";
  // A duplicate waits for its document as a photo does for its reading.
  const unread = known.unread || (!typed && depositFormat === null);
  const bankAccountId = unread ? null : await accountFor(tx, supplierId, known.iban, at);
  const values = { ...EMPTY_VALUES, cadre, supplierServiceId, bankAccountId };
  const start = { supplierId, values, raw: {}, recipientServiceCode: null, typed };
  const change = {
    fields: opening.fields ?? {},
    vatLines: opening.vatLines ?? [],
    lines: opening.lines,
    locale: "en",
  } as const;
  const next = await mergeDraft(tx, start, change);
  const id = known.id ?? newId(at.getTime());
  const number = draftNumber(yearOf(parisDay(at)), facts.next);
  const row = {
    id,
    draftNumber: number,
    supplierId,
    createdById: actor.userId,
    depositMode,
    depositFormat,
    replacesId,
  };
  await insertDraft(tx, { ...row, at }, next);
  if (typed && next.values.lines.length > 0)
    await tx.invoiceLine.createMany({ data: toLineRows(id, next.values.lines) });
  const subjectNames = { structureId: supplierId, names: [facts.legalName, facts.serviceLabel] };
  await recordCreation(
    tx,
    { invoiceId: id, mover: moverFor(actor, subjectNames), at },
    { supplierId, ...toColumns(next.values) },
  );
  return ok({ invoiceId: id, draftNumber: number });
}

/** The account that a document names; the one used last for a document that names none. A stranger's IBAN is never replaced by another. */
export async function accountFor(
  tx: Tx,
  supplierId: string,
  iban: string | null | undefined,
  at: Date,
): Promise<string | null> {
  return iban ? findAccountByIban(tx, supplierId, iban, at) : lastUsedAccount(tx, supplierId, at);
}

/** A person habilitated on one service only deposits for that service, without having to say so. */
export function onlyService(reaches: readonly Reach[], structureId: string): string | null {
  const reach = reaches.find((one) => one.structureId === structureId);
  return reach && reach.serviceIds !== "all" && reach.serviceIds.length === 1 ? (reach.serviceIds[0] ?? null) : null;
}

const REPLACED: readonly InvoiceStatus[] = ["REJETEE", "REFUSEE_1", "REFUSEE_2"];

/** Only an invoice that was rejected, or refused by its validator, and that the person can see is replaced by another one. */
async function replaceable(tx: Tx, actor: Actor, invoiceId: string | null): Promise<boolean> {
  if (invoiceId === null) return true;
  const row = await loadForCommand(tx, actor, "issued", invoiceId);
  return row !== null && REPLACED.includes(row.status);
}
