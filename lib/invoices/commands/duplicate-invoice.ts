import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type CreatedDraft, openDraft } from "#lib/invoices/commands/create-draft.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { loadDraft } from "#lib/invoices/data/draft-rows.ts";
import { claimKey, keepAnswer } from "#lib/invoices/data/idempotency.ts";
import { isMandated } from "#lib/invoices/data/mandate-rows.ts";
import { formLines, rawVatLines } from "#lib/invoices/data/raw-draft.ts";
import { isDepositCadre } from "#lib/invoices/domain/cadres.ts";
import { copyOf } from "#lib/invoices/domain/copy.ts";
import { draftTexts, typedVatLines } from "#lib/invoices/domain/draft-texts.ts";
import { type DuplicateInput, duplicateInput } from "#lib/invoices/domain/schemas.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type DuplicateRefusal = CommonRefusal | "SUPPLIER_INACTIVE" | "MANDATE_REQUIRED" | "KEY_REUSED";

/**
 * « Dupliquer » (F-91, domain reference § 10.2 row 1): a new draft that says what the invoice said, but for its number and its date. It has
 * no file: a document bears the number of one invoice. The same key gives the same draft.
 */
export async function duplicateInvoice(
  actor: Actor,
  input: DuplicateInput,
): Promise<Result<CreatedDraft, DuplicateRefusal>> {
  const read = readInput(duplicateInput, input);
  if (!read.ok) return read;
  const { invoiceId, key: typedKey, replaces } = read.data;
  const outcome = await transaction<Result<CreatedDraft, DuplicateRefusal> | Denied>(async (tx) => {
    const source = await loadDraft(tx, actor, invoiceId);
    if (!source) return abort(refuse("NOT_FOUND"));
    const { supplierId, values, raw, typed } = source;
    const denied = deny(actor, "invoice.draft", { structureId: supplierId, serviceId: values.supplierServiceId });
    if (denied) return abort(denied);
    const key = { userId: actor.userId, operation: "invoice.duplicate", key: typedKey };
    const claim = await claimKey<CreatedDraft>(tx, key, { invoiceId, replaces });
    if (!claim.first) return claim.sameBody && claim.answer ? ok(claim.answer) : abort(refuse("KEY_REUSED"));
    if (typed && !(await isMandated(tx, supplierId))) return abort(refuse("MANDATE_REQUIRED"));
    const draft = await openDraft(tx, actor, {
      supplierId,
      supplierServiceId: values.supplierServiceId,
      cadre: isDepositCadre(values.cadre) ? values.cadre : "A1_FACTURE_FOURNISSEUR",
      depositMode: typed ? "SAISIE_PORTAIL" : "DEPOT_PDF_PORTAIL",
      depositFormat: null,
      // « Corriger et renvoyer » (F-95): the two are tied, each to be found from the other.
      replacesId: replaces ? invoiceId : null,
      ...copyOf({
        texts: draftTexts(values, raw, source.names, "en"),
        vatLines: rawVatLines(raw) ?? typedVatLines(values.vatLines, "en"),
        lines: typed ? formLines(values, raw, "en") : [],
      }),
    });
    if (!draft.ok) return abort(draft);
    await keepAnswer(tx, key, draft.data);
    return draft;
  });
  return keepDenied(actor, invoiceId, outcome);
}
