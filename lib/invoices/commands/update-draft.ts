import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { mergeDraft } from "#lib/invoices/commands/merge-draft.ts";
import { loadDraft, saveDraft } from "#lib/invoices/data/draft-rows.ts";
import { type UpdateDraftInput, updateDraftInput } from "#lib/invoices/domain/schemas.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type UpdateDraftRefusal = CommonRefusal | "NOT_EDITABLE" | "DRAFT_CHANGED";
export type UpdatedDraft = { readonly version: number; readonly totalInclTax: string | null };

type Outcome = Result<UpdatedDraft, UpdateDraftRefusal> | Denied;

/**
 * Saves what was typed, complete or not: the form calls it by itself as the person types. Only the fields given change, and the
 * type has no status. Refused as DRAFT_CHANGED when the draft was saved elsewhere since `version`, so that nobody's words
 * are overwritten unseen.
 */
export async function updateDraft(
  actor: Actor,
  input: UpdateDraftInput,
): Promise<Result<UpdatedDraft, UpdateDraftRefusal>> {
  const read = readInput(updateDraftInput, input);
  if (!read.ok) return read;
  const outcome = await transaction<Outcome>(async (tx) => {
    const done = await update(tx, actor, read.data);
    return done.ok ? done : abort(done);
  });
  return keepDenied(actor, read.data.invoiceId, outcome);
}

async function update(tx: Tx, actor: Actor, input: ReturnType<typeof updateDraftInput.parse>): Promise<Outcome> {
  const draft = await loadDraft(tx, actor, input.invoiceId);
  if (!draft) return refuse("NOT_FOUND");
  const { supplierId, values } = draft;
  const denied = deny(actor, "invoice.draft", { structureId: supplierId, serviceId: values.supplierServiceId });
  if (denied) return denied;
  if (draft.status !== "BROUILLON") return refuse("NOT_EDITABLE", { params: { status: draft.status } });
  if (draft.version !== input.version) return refuse("DRAFT_CHANGED");
  const next = await mergeDraft(tx, draft, input);
  // The result is checked too: nobody moves a draft to a service where they could no longer reach it.
  const after = { structureId: supplierId, serviceId: next.values.supplierServiceId };
  const deniedThere = deny(actor, "invoice.draft", after);
  if (deniedThere) return deniedThere;
  if (!(await saveDraft(tx, draft, next))) return refuse("DRAFT_CHANGED");
  const fields = [...Object.keys(input.fields), ...(input.vatLines ? ["vatLines"] : [])];
  await recordAudit(tx, {
    type: "invoice.edited",
    detail: { fields },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId: supplierId,
    subject: { type: "invoice", id: draft.id },
  });
  return ok({ version: draft.version + 1, totalInclTax: next.values.totalInclTax?.toString() ?? null });
}
