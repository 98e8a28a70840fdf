"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { liveStateOf, typingLocale } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/draft-view.ts";
import { presentConflict } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/present-conflict.ts";
import { readable } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/present-problems.ts";
import {
  answerInputs,
  baseOf,
  draftSave,
  isDraftField,
  vatInputs,
} from "#app/(portal)/facturation/factures-emises/deposer/draft-input.ts";
import type { SaveOutcome } from "#components/invoices/deposit/view.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, presentRefusal, refusedForm, unexpected } from "#lib/actions/index.ts";
import {
  type DraftFields,
  draftForm,
  favourites,
  forgetFavourite,
  keepFavourite,
  lineInputs,
  preflight,
  removeFile,
  type UpdateDraftInput,
  updateDraft,
} from "#lib/invoices/index.ts";
import { type FormState, typedValues } from "#lib/shared/form-state.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** Saves what is in the form while a person types, and tells what the server makes of it. */
export async function autosaveAction(data: FormData): Promise<SaveOutcome> {
  const result = await guarded<SaveOutcome>(async (actor) => {
    const draftId = String(data.get("invoiceId") ?? "");
    const save = draftSave(draftId, data);
    const saved = await updateDraft(actor, save);
    if (!saved.ok) {
      const met = await metAnother(actor, saved, save);
      if (!met) return saved;
      const { message } = await presentRefusal(met.refusal);
      return ok({ ok: false, final: true, message, conflict: { ...met.conflict, message } });
    }
    const live = await liveStateOf(actor, draftId, saved.data);
    return live ? ok({ ok: true, live }) : refuse("NOT_FOUND");
  });
  return result.ok
    ? result.data
    : {
        ok: false,
        final: result.code !== "UNEXPECTED",
        message: (await presentRefusal(result)).message,
        conflict: null,
      };
}

/** The refusal of a save that met another one, in words; null for any other refusal. */
async function metAnother(actor: Actor, refusal: Refusal, save: UpdateDraftInput) {
  if (refusal.code !== "DRAFT_CONFLICT") return null;
  const now = await draftForm(actor, save.invoiceId, await typingLocale());
  return now && presentConflict(refusal, save, now);
}

/**
 * The buttons of the form. All of them save first; then « Valider et envoyer » goes to the answers to check, or comes back with
 * everything that prevents it.
 */
export async function draftAction(before: FormState, data: FormData): Promise<FormState> {
  const draftId = String(data.get("invoiceId") ?? "");
  const result = await guarded((actor) => press(actor, draftId, data));
  if (!result.ok) return refusedForm(result, data, before);
  const { refusal } = result.data;
  if (refusal) {
    const state = await refusedForm(refusal, data, before);
    return { ...state, values: { ...state.values, ...result.data.values } };
  }
  if (result.data.goTo) redirect(result.data.goTo);
  revalidatePath(routes.draft(draftId));
  const values = { ...typedValues(data), ...result.data.values };
  return { refusal: null, values, turn: before.turn + 1 };
}

/** `refusal`: what was typed is saved, or both values are told; `values` are then those to go on from. */
type Pressed = {
  readonly goTo: string | null;
  readonly values: Record<string, string>;
  readonly refusal?: Refusal;
};

async function press(actor: Actor, draftId: string, data: FormData): Promise<Result<Pressed>> {
  takeReading(data);
  const save = draftSave(draftId, data);
  const saved = await updateDraft(actor, save);
  if (!saved.ok) {
    const met = await metAnother(actor, saved, save);
    return met ? ok({ goTo: null, values: { avant: met.conflict.base }, refusal: met.refusal }) : saved;
  }
  const { elsewhere, vatElsewhere, linesElsewhere } = saved.data;
  const lines = linesElsewhere ?? save.lines;
  const kept = {
    version: String(saved.data.version),
    ...recipientOf(save.fields),
    ...elsewhere,
    ...answerInputs({ ...save.fields, ...elsewhere }),
    ...(vatElsewhere ? vatInputs(vatElsewhere) : {}),
    ...(lines ? { ...emptiedLines(data), ...lineInputs(lines) } : {}),
    avant: baseOf({
      ...save,
      fields: { ...save.fields, ...elsewhere },
      ...(vatElsewhere ? { vatLines: [...vatElsewhere] } : {}),
      ...(lines ? { lines: [...lines] } : {}),
    }),
  };
  const fileId = data.get("supprimer");
  if (typeof fileId === "string") {
    const removed = await removeFile(actor, { invoiceId: draftId, fileId });
    return removed.ok ? ok({ goTo: null, values: kept }) : removed;
  }
  if (data.get("intention") === "favori") {
    const starred = await star(actor, draftId);
    return starred.ok ? ok({ goTo: null, values: kept }) : ok({ goTo: null, values: kept, refusal: starred });
  }
  const elsewhereTo = searchOf(draftId, data.get("intention"), save.fields?.recipientIdentifier ?? "");
  if (elsewhereTo) return ok({ goTo: elsewhereTo, values: kept });
  if (data.get("intention") !== "verifier") return ok({ goTo: null, values: kept });
  const problems = (await preflight(actor, draftId)) ?? [];
  const fields = problems
    .filter(({ severity }) => severity === "blocking")
    .map((problem) => readable(problem, actor.locale, save.fields?.currency ?? "EUR"));
  if (fields.length > 0) return ok({ goTo: null, values: kept, refusal: refuse("CHECKS_FAILED", { fields }) });
  return ok({ goTo: routes.checkAnswers(draftId), values: kept });
}

/** The recipient as it was saved: a button, or the answer about the State, may have put another than what was typed. */
function recipientOf({ recipientIdentifier, recipientServiceCode }: DraftFields = {}): Record<string, string> {
  return {
    ...(recipientIdentifier === undefined ? {} : { recipientIdentifier }),
    ...(recipientServiceCode === undefined ? {} : { recipientServiceCode }),
  };
}

/** The buttons below a field of which two readings disagree: what was pressed is what is typed. */
function takeReading(data: FormData): void {
  const [, name = "", value = ""] = /^([a-zA-Z]+)=(.*)$/.exec(String(data.get("prendre") ?? "")) ?? [];
  if (isDraftField(name)) data.set(name, value);
}

/** The star beside the recipient: keeps it at hand with its service, or forgets it when it is. */
async function star(actor: Actor, draftId: string): Promise<Result<unknown>> {
  const form = await draftForm(actor, draftId, await typingLocale());
  if (!form?.recipient) return refuse("NOT_FOUND");
  const siret = form.recipient.identifier;
  const serviceCode = form.recipientService?.code ?? "";
  const known = (await favourites(actor)).find(
    (one) => one.siret === siret && (one.service?.code ?? "") === serviceCode,
  );
  return known ? forgetFavourite(actor, { favouriteId: known.id }) : keepFavourite(actor, { siret, serviceCode });
}

/** The buttons « Recherche avancée »: of the structure, or of a service of the one that is typed. Null for another button. */
function searchOf(draftId: string, intention: FormDataEntryValue | null, siret: string): string | null {
  if (intention === "destinataire") return routes.chooseRecipient(draftId);
  const typed = siret.replace(/\s/g, "");
  return intention === "service" && /^\d{14}$/.test(typed) ? routes.chooseRecipient(draftId, { siret: typed }) : null;
}

/** The lines that were posted, taken out of what is typed: others take their place. */
function emptiedLines(data: FormData): Record<string, string> {
  return Object.fromEntries([...data.keys()].filter((name) => /^lines\.\d+\./.test(name)).map((name) => [name, ""]));
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
    return unexpected(error, "draft action");
  }
}
