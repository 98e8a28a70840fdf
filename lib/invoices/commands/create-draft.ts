import "server-only";
import { type Actor, can, type Reach, refusedIn, structuresWith } from "#lib/access/index.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { mergeDraft } from "#lib/invoices/commands/merge-draft.ts";
import { recordCreation } from "#lib/invoices/data/apply-transition.ts";
import { nextDraftNumber } from "#lib/invoices/data/draft-rows.ts";
import { toColumns, toVatRows } from "#lib/invoices/data/invoice.mapping.ts";
import { loadForCommand, moverOf } from "#lib/invoices/data/load-for-command.ts";
import { findAccountByIban } from "#lib/invoices/data/parties.ts";
import type { DepositCadre } from "#lib/invoices/domain/cadres.ts";
import type { DepositMode } from "#lib/invoices/domain/deposit-modes.ts";
import type { DraftFields, TypedVatLine } from "#lib/invoices/domain/draft-fields.ts";
import { EMPTY_VALUES } from "#lib/invoices/domain/invoice.ts";
import { type CreateDraftInput, createDraftInput } from "#lib/invoices/domain/schemas.ts";
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
  readonly replacesId?: string | null;
  readonly iban?: string | null;
};

/**
 * Opens a draft on a deposited document, in the transaction that stores it: the file and its draft exist together or not at all.
 * `input.fields` is what was read, in plain notation; `iban` finds the supplier's account. The caller aborts on a refusal.
 */
export async function createDraft(
  tx: Tx,
  actor: Actor,
  input: CreateDraftInput,
  iban: string | null = null,
): Promise<Result<CreatedDraft, OpenRefusal>> {
  const read = readInput(createDraftInput, input);
  if (!read.ok) return read;
  const { supplierId, documentId, ...opening } = read.data;
  const draft = await openDraft(tx, actor, { ...opening, supplierId, iban });
  if (!draft.ok) return draft;
  const mine = { id: documentId, uploadedById: actor.userId, structureId: supplierId };
  if (!(await tx.document.findFirst({ where: mine, select: { id: true } }))) return refuse("NOT_FOUND");
  await attachMain(tx, draft.data.invoiceId, documentId, now());
  return draft;
}

/** Makes a document the invoice itself. */
export async function attachMain(tx: Tx, invoiceId: string, documentId: string, at: Date): Promise<void> {
  await tx.invoiceFile.create({
    data: {
      id: newId(at.getTime()),
      invoiceId,
      documentId,
      role: "MAIN",
      designation: "Facture",
      typeCode: "01",
      addedAt: at,
    },
  });
}

/** Opens a draft, without its document. The caller aborts on a refusal. */
export async function openDraft(tx: Tx, actor: Actor, opening: Opening): Promise<Result<CreatedDraft, OpenRefusal>> {
  const { supplierId, depositMode, depositFormat, iban = null, replacesId = null } = opening;
  const supplierServiceId =
    opening.supplierServiceId ?? onlyService(structuresWith(actor, "invoice.draft"), supplierId);
  const subject = { structureId: supplierId, serviceId: supplierServiceId };
  if (!can(actor, "invoice.draft", subject)) return refusedIn(actor, supplierId, tx);
  const supplier = await tx.structure.findUnique({ where: { id: supplierId }, select: { status: true } });
  if (supplier?.status !== "ACTIVE") return refuse("SUPPLIER_INACTIVE");
  if (!(await replaceable(tx, actor, replacesId))) return refuse("NOT_FOUND");

  const at = now();
  const bankAccountId = iban ? await findAccountByIban(tx, supplierId, iban, at) : null;
  const cadre = opening.cadre ?? EMPTY_VALUES.cadre;
  const values = { ...EMPTY_VALUES, cadre, supplierServiceId, bankAccountId };
  const typed = depositMode === "SAISIE_PORTAIL";
  const start = { supplierId, values, raw: {}, recipientServiceCode: null, typed };
  const change = { fields: opening.fields ?? {}, vatLines: opening.vatLines ?? [], locale: "en" } as const;
  const next = await mergeDraft(tx, start, change);
  const id = newId(at.getTime());
  const draftNumber = await nextDraftNumber(tx, yearOf(parisDay(at)));
  await tx.invoice.create({
    data: {
      ...toColumns(next.values),
      id,
      draftNumber,
      supplierId,
      createdById: actor.userId,
      savedById: actor.userId,
      depositMode,
      depositFormat,
      replacesId,
      rawDraft: next.raw,
      statusAt: at,
      createdAt: at,
    },
  });
  await tx.invoiceVat.createMany({ data: toVatRows(id, next.values.vatLines) });
  const row = await loadForCommand(tx, actor, "issued", id);
  if (!row) return refuse("NOT_FOUND");
  await recordCreation(tx, { invoiceId: id, mover: moverOf(actor, row, "issued"), at });
  return ok({ invoiceId: id, draftNumber });
}

/** A person habilitated on one service only deposits for that service, without having to say so. */
export function onlyService(reaches: readonly Reach[], structureId: string): string | null {
  const reach = reaches.find((one) => one.structureId === structureId);
  return reach && reach.serviceIds !== "all" && reach.serviceIds.length === 1 ? (reach.serviceIds[0] ?? null) : null;
}

/** Only a rejected invoice that the person can see is replaced by another one. */
async function replaceable(tx: Tx, actor: Actor, invoiceId: string | null): Promise<boolean> {
  if (invoiceId === null) return true;
  return (await loadForCommand(tx, actor, "issued", invoiceId))?.status === "REJETEE";
}
