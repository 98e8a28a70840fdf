import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type ReceiveRefusal, receiveDocument } from "#lib/documents/index.ts";
import { attachMain } from "#lib/invoices/commands/create-draft.ts";
import { depositMode, isFlow, openFlow } from "#lib/invoices/commands/deposit-invoice.ts";
import { type CommonRefusal, deny } from "#lib/invoices/commands/guard.ts";
import { prefillDraft } from "#lib/invoices/commands/prefill-draft.ts";
import { loadForCommand, subjectOf } from "#lib/invoices/data/load-for-command.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Own = CommonRefusal | "NOT_EDITABLE";

/** The amounts are the document's: those that were copied from another invoice give way to what it says. */
const OF_THE_DOCUMENT = { totalExclTax: null, totalTax: null, totalInclTax: null, amountDue: null } as const;

/** Gives a draft that has no document yet, a duplicate for instance, the one that it is about; what is read fills what is empty. */
export async function addInvoiceFile(
  actor: Actor,
  input: {
    readonly invoiceId: string;
    readonly fileName: string;
    readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  },
): Promise<Result<null, ReceiveRefusal | Own>> {
  const { invoiceId, fileName, bytes } = input;
  const row = isId(invoiceId) ? await loadForCommand(db(), actor, "issued", invoiceId) : null;
  if (!row) return refuse("NOT_FOUND");
  const structureId = row.supplierId;
  return receiveDocument<null, Own>(actor, { structureId, fileName, bytes }, async (tx, received) => {
    const draft = await loadForCommand(tx, actor, "issued", invoiceId);
    if (!draft) return refuse("NOT_FOUND");
    if (deny(actor, "invoice.draft", subjectOf(draft, "issued"))) return refuse("FORBIDDEN");
    const { documentId, reading } = received;
    const open = draft.status === "BROUILLON" && draft.depositMode !== "SAISIE_PORTAIL";
    const has = await tx.invoiceFile.count({ where: { invoiceId, role: "MAIN" } });
    if (!open || has > 0) return refuse("NOT_EDITABLE", { params: { status: draft.status } });
    const mine = { documentId, uploadedById: actor.userId, structureId };
    if (!(await attachMain(tx, invoiceId, mine, now()))) return refuse("NOT_FOUND");
    const told = reading.needsOcr || reading.fields.totalInclTax !== undefined;
    await tx.invoice.update({
      where: { id: invoiceId },
      data: {
        depositMode: depositMode(reading),
        depositFormat: reading.format.depositFormat,
        version: { increment: 1 },
        ...(told ? OF_THE_DOCUMENT : {}),
      },
    });
    if (told) await tx.invoiceVat.deleteMany({ where: { invoiceId } });
    await prefillDraft(tx, documentId, reading);
    if (isFlow(reading)) await openFlow(tx, actor, { ...received, structureId, invoiceId });
    return ok(null);
  });
}
