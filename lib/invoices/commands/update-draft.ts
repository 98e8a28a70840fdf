import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { mergeDraft } from "#lib/invoices/commands/merge-draft.ts";
import { type DraftRow, loadDraft, saveDraft } from "#lib/invoices/data/draft-rows.ts";
import { formLines, rawVatLines } from "#lib/invoices/data/raw-draft.ts";
import type { DraftFields, TypedVatLine } from "#lib/invoices/domain/draft-fields.ts";
import { draftTexts, typedVatLines } from "#lib/invoices/domain/draft-texts.ts";
import { mergeTyped } from "#lib/invoices/domain/merge-typed.ts";
import { type UpdateDraftInput, updateDraftInput } from "#lib/invoices/domain/schemas.ts";
import type { TypedLine } from "#lib/invoices/domain/typed-lines.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type UpdateDraftRefusal = CommonRefusal | "NOT_EDITABLE" | "DRAFT_CHANGED" | "DRAFT_CONFLICT";
export type UpdatedDraft = {
  readonly version: number;
  readonly totalInclTax: string | null;
  /** Fields that were saved elsewhere since this form was opened, and kept: what each holds now. */
  readonly elsewhere: DraftFields;
  readonly vatElsewhere: readonly TypedVatLine[] | null;
  readonly linesElsewhere: readonly TypedLine[] | null;
};

type Outcome = Result<UpdatedDraft, UpdateDraftRefusal> | Denied;

/**
 * Saves what was typed, complete or not: the form calls it by itself as the person types. Only the fields given change, and the
 * type has no status. When the draft was saved elsewhere since `version`, what was changed here joins what was changed there; a field
 * changed on both sides is refused as DRAFT_CONFLICT with both values, and so is everything (DRAFT_CHANGED) without `base`: nobody's
 * words are overwritten unseen.
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
  const change = changeOver(draft, input, actor.userId);
  if (!change.ok) return change;
  const { fields, vatLines, lines, elsewhere, vatElsewhere, linesElsewhere } = change.data;
  const next = await mergeDraft(tx, draft, { fields, vatLines, lines, locale: input.locale });
  // The result is checked too: nobody moves a draft to a service where they could no longer reach it.
  const after = { structureId: supplierId, serviceId: next.values.supplierServiceId };
  const deniedThere = deny(actor, "invoice.draft", after);
  if (deniedThere) return deniedThere;
  if (!(await saveDraft(tx, draft, next, actor.userId))) return refuse("DRAFT_CHANGED");
  await recordAudit(tx, {
    type: "invoice.edited",
    detail: { fields: [...Object.keys(fields), ...(vatLines ? ["vatLines"] : []), ...(lines ? ["lines"] : [])] },
    userId: actor.userId,
    sessionId: actor.sessionId,
    structureId: supplierId,
    subject: { type: "invoice", id: draft.id },
  });
  const total = next.values.totalInclTax?.toString() ?? null;
  return ok({ version: draft.version + 1, totalInclTax: total, elsewhere, vatElsewhere, linesElsewhere });
}

type Change = Pick<UpdatedDraft, "elsewhere" | "vatElsewhere" | "linesElsewhere"> & {
  readonly fields: DraftFields;
  readonly vatLines: readonly TypedVatLine[] | undefined;
  readonly lines: readonly TypedLine[] | undefined;
};

/** What of this save is to be written over the draft as it is now. */
function changeOver(
  draft: DraftRow,
  input: ReturnType<typeof updateDraftInput.parse>,
  userId: string,
): Result<Change, "DRAFT_CHANGED" | "DRAFT_CONFLICT"> {
  const { fields, vatLines, base, locale, version } = input;
  const lines = draft.typed ? input.lines : undefined;
  const nothing = { elsewhere: {}, vatElsewhere: null, linesElsewhere: null };
  if (draft.version === version) return ok({ fields, vatLines, lines, ...nothing });
  if (!base || version > draft.version) return refuse("DRAFT_CHANGED");
  const saved = {
    fields: draftTexts(draft.values, draft.raw, draft.names, locale),
    vatLines: rawVatLines(draft.raw) ?? typedVatLines(draft.values.vatLines, locale),
    lines: formLines(draft.values, draft.raw, locale),
  };
  const { conflicts, ...change } = mergeTyped({ fields, vatLines, lines }, base, saved, locale);
  if (conflicts.length === 0) return ok(change);
  const who = draft.savedById === userId ? "self" : draft.savedById === null ? "reading" : "other";
  return refuse("DRAFT_CONFLICT", {
    fields: conflicts.map(({ field, mine, saved: theirs }) => ({
      field,
      code: "draft.conflict",
      params: { mine, saved: theirs },
    })),
    params: { who, by: draft.savedByName ?? "", at: draft.savedAt.toISOString() },
  });
}
