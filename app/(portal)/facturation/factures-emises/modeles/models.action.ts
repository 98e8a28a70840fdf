"use server";

import { formAction } from "#lib/actions/index.ts";
import {
  changeRecurrence,
  changeRecurrenceInput,
  deleteModel,
  deleteModelInput,
  draftFromModel,
  saveModel,
  saveModelInput,
  startRecurrence,
  startRecurrenceInput,
  useModelInput,
} from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const saveModelAction = formAction({
  input: saveModelInput,
  run: (actor, input) => saveModel(actor, input),
  done: ({ modelId }) => routes.invoiceModel(modelId, { fait: "enregistre" }),
});

/** Opens the new draft on its form. */
export const draftFromModelAction = formAction({
  input: useModelInput,
  run: (actor, input) => draftFromModel(actor, input),
  done: ({ invoiceId }) => routes.draft(invoiceId),
});

export const deleteModelAction = formAction({
  input: deleteModelInput,
  run: (actor, input) => deleteModel(actor, input),
  done: () => routes.invoiceModels({ fait: "supprime" }),
});

export const startRecurrenceAction = formAction({
  input: startRecurrenceInput,
  run: (actor, input) => startRecurrence(actor, input),
  done: ({ modelId }) => routes.invoiceModel(modelId, { fait: "recurrence" }),
});

export const changeRecurrenceAction = formAction({
  input: changeRecurrenceInput,
  run: (actor, input) => changeRecurrence(actor, input),
  done: ({ modelId }) => routes.invoiceModel(modelId, { fait: "change" }),
});
