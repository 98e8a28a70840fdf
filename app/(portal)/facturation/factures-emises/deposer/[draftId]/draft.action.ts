"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { liveStateOf } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/draft-view.ts";
import { readable } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/present-problems.ts";
import { draftSave } from "#app/(portal)/facturation/factures-emises/deposer/draft-input.ts";
import type { SaveOutcome } from "#components/invoices/deposit/view.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, presentRefusal, refusedForm } from "#lib/actions/index.ts";
import { preflight, removeFile, updateDraft } from "#lib/invoices/index.ts";
import { logger } from "#lib/platform/index.ts";
import { type FormState, typedValues } from "#lib/shared/form-state.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** Saves what is in the form while a person types, and tells what the server makes of it. */
export async function autosaveAction(data: FormData): Promise<SaveOutcome> {
  const result = await guarded(async (actor) => {
    const draftId = String(data.get("invoiceId") ?? "");
    const saved = await updateDraft(actor, draftSave(draftId, data));
    if (!saved.ok) return saved;
    const live = await liveStateOf(actor, draftId);
    return live ? ok(live) : refuse("NOT_FOUND");
  });
  return result.ok
    ? { ok: true, live: result.data }
    : { ok: false, final: result.code !== "UNEXPECTED", message: (await presentRefusal(result)).message };
}

/**
 * The buttons of the form. All of them save first; then « Valider et envoyer » goes to the answers to check, or comes back with
 * everything that prevents it.
 */
export async function draftAction(before: FormState, data: FormData): Promise<FormState> {
  const draftId = String(data.get("invoiceId") ?? "");
  const result = await guarded((actor) => press(actor, draftId, data));
  if (!result.ok) {
    const version = result.params?.version;
    const state = await refusedForm(result, data, before);
    return version === undefined ? state : { ...state, values: { ...state.values, version: String(version) } };
  }
  if (result.data.goTo) redirect(result.data.goTo);
  revalidatePath(routes.draft(draftId));
  const values = { ...typedValues(data), ...result.data.values };
  return { refusal: null, values, turn: before.turn + 1 };
}

type Pressed = { readonly goTo: string | null; readonly values: Record<string, string> };

async function press(actor: Actor, draftId: string, data: FormData): Promise<Result<Pressed>> {
  const save = draftSave(draftId, data);
  const saved = await updateDraft(actor, save);
  if (!saved.ok) return saved;
  const version = String(saved.data.version);
  const fileId = data.get("supprimer");
  if (typeof fileId === "string") {
    const removed = await removeFile(actor, { invoiceId: draftId, fileId });
    return removed.ok ? ok({ goTo: null, values: { version } }) : removed;
  }
  if (data.get("intention") !== "verifier") {
    return ok({ goTo: null, values: { version, recipientIdentifier: save.fields?.recipientIdentifier ?? "" } });
  }
  const problems = (await preflight(actor, draftId)) ?? [];
  const fields = problems
    .filter(({ severity }) => severity === "blocking")
    .map((problem) => readable(problem, actor.locale, save.fields?.currency ?? "EUR"));
  if (fields.length > 0) return refuse("CHECKS_FAILED", { fields, params: { version: saved.data.version } });
  return ok({ goTo: routes.checkAnswers(draftId), values: { version } });
}

/** Origin, person, and an unexpected error told by its reference: the steps of every action of the portal. */
async function guarded<T>(work: (actor: Actor) => Promise<Result<T>>): Promise<Result<T> | Refusal> {
  try {
    const origin = checkOrigin(new Headers(await headers()));
    if (!origin.ok) return origin;
    const actor = await currentActor();
    return actor ? await work(actor) : refuse("SESSION_ENDED");
  } catch (error) {
    unstable_rethrow(error);
    const reference = newId().slice(-12);
    logger().error({ reference, err: error }, "draft action failed");
    return refuse("UNEXPECTED", { params: { reference } });
  }
}
