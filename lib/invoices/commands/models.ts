import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type CreatedDraft, openDraft } from "#lib/invoices/commands/create-draft.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { loadDraft } from "#lib/invoices/data/draft-rows.ts";
import { claimKey, keepAnswer } from "#lib/invoices/data/idempotency.ts";
import { isMandated } from "#lib/invoices/data/mandate-rows.ts";
import { isRefusal, loadModel, type ModelRow } from "#lib/invoices/data/model-rows.ts";
import { formLines, rawVatLines } from "#lib/invoices/data/raw-draft.ts";
import { isDepositCadre } from "#lib/invoices/domain/cadres.ts";
import { copyOf } from "#lib/invoices/domain/copy.ts";
import { draftTexts, typedVatLines } from "#lib/invoices/domain/draft-texts.ts";
import { readContent } from "#lib/invoices/domain/model.ts";
import {
  type DeleteModelInput,
  deleteModelInput,
  type SaveModelInput,
  saveModelInput,
  type UseModelInput,
  useModelInput,
} from "#lib/invoices/domain/model-schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type ModelRefusal =
  | CommonRefusal
  | "MODEL_NAME_TAKEN"
  | "TOO_MANY_MODELS"
  | "MODEL_RECURS"
  | "SUPPLIER_INACTIVE"
  | "MANDATE_REQUIRED"
  | "KEY_REUSED";

/** Kept by one structure. */
const MOST = 200;

/** Keeps what an invoice or a draft says as a model of its structure, but for its number and its dates (F-135). */
export async function saveModel(
  actor: Actor,
  input: SaveModelInput,
): Promise<Result<{ modelId: string }, ModelRefusal>> {
  const read = readInput(saveModelInput, input);
  if (!read.ok) return read;
  const { invoiceId, name } = read.data;
  const outcome = await transaction<Result<{ modelId: string }, ModelRefusal> | Denied>(async (tx) => {
    const source = await loadDraft(tx, actor, invoiceId);
    if (!source) return abort(refuse("NOT_FOUND"));
    const { supplierId, values, raw, typed } = source;
    const denied = deny(actor, "invoice.draft", { structureId: supplierId, serviceId: values.supplierServiceId });
    if (denied) return abort(denied);
    const kept = await tx.invoiceModel.count({ where: { supplierId } });
    if (kept >= MOST) return abort(refuse("TOO_MANY_MODELS", { params: { count: MOST } }));
    const content = copyOf({
      texts: draftTexts(values, raw, source.names, "en"),
      vatLines: rawVatLines(raw) ?? typedVatLines(values.vatLines, "en"),
      lines: typed ? formLines(values, raw, "en") : [],
    });
    const at = now();
    const modelId = newId(at.getTime());
    const { count } = await tx.invoiceModel.createMany({
      data: [
        {
          id: modelId,
          supplierId,
          supplierServiceId: values.supplierServiceId,
          name,
          cadre: values.cadre,
          typed,
          content: JSON.parse(JSON.stringify(content)),
          madeById: actor.userId,
          createdAt: at,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      return abort(refuse("MODEL_NAME_TAKEN", { fields: [{ field: "name", code: "MODEL_NAME_TAKEN" }] }));
    }
    return ok({ modelId });
  });
  return keepDenied(actor, invoiceId, outcome);
}

/** A new draft that says what the model says. It has no number, no date and no file. The same key gives the same draft. */
export async function draftFromModel(actor: Actor, input: UseModelInput): Promise<Result<CreatedDraft, ModelRefusal>> {
  const read = readInput(useModelInput, input);
  if (!read.ok) return read;
  const { modelId, key: typedKey } = read.data;
  return transaction<Result<CreatedDraft, ModelRefusal>>(async (tx) => {
    const model = await loadModel(tx, actor, modelId);
    if (isRefusal(model)) return abort(model);
    const key = { userId: actor.userId, operation: "invoice.model", key: typedKey };
    const claim = await claimKey<CreatedDraft>(tx, key, { modelId });
    if (!claim.first) return claim.sameBody && claim.answer ? ok(claim.answer) : abort(refuse("KEY_REUSED"));
    const draft = await openFromModel(tx, actor, model);
    if (!draft.ok) return abort(draft);
    await keepAnswer(tx, key, draft.data);
    return draft;
  });
}

/** The draft of a model, in the caller's transaction. The caller aborts on a refusal. */
export async function openFromModel(tx: Tx, actor: Actor, model: ModelRow) {
  if (model.typed && !(await isMandated(tx, model.supplierId))) return refuse("MANDATE_REQUIRED");
  return openDraft(tx, actor, {
    supplierId: model.supplierId,
    supplierServiceId: model.supplierServiceId,
    cadre: isDepositCadre(model.cadre) ? model.cadre : "A1_FACTURE_FOURNISSEUR",
    depositMode: model.typed ? "SAISIE_PORTAIL" : "DEPOT_PDF_PORTAIL",
    depositFormat: null,
    ...readContent(model.content),
  });
}

/** Forgets a model, with the recurrences of it that are over; the drafts made from it stay. One that still makes drafts is kept. */
export async function deleteModel(
  actor: Actor,
  input: DeleteModelInput,
): Promise<Result<{ name: string }, ModelRefusal>> {
  const read = readInput(deleteModelInput, input);
  if (!read.ok) return read;
  return transaction<Result<{ name: string }, ModelRefusal>>(async (tx) => {
    const model = await loadModel(tx, actor, read.data.modelId);
    if (isRefusal(model)) return abort(model);
    const { id, name } = model;
    // Under the condition itself: a recurrence that starts meanwhile keeps its model.
    const { count } = await tx.invoiceModel.deleteMany({ where: { id, recurrences: { none: { endedAt: null } } } });
    return count === 1 ? ok({ name }) : abort(refuse("MODEL_RECURS"));
  });
}
