"use server";

import { formAction } from "#lib/actions/index.ts";
import { directorySheet } from "#lib/directory/index.ts";
import { chooseRecipientInput, updateDraft } from "#lib/invoices/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

const run = formAction({
  input: chooseRecipientInput,
  run: (actor, { invoiceId, version, ...fields }) =>
    updateDraft(actor, { invoiceId, version, locale: "fr", fields: { ...fields } }),
  done: async (_, { invoiceId, recipientIdentifier, recipientServiceCode }) => {
    const form = `${routes.draft(invoiceId)}#champ-recipientIdentifier`;
    if (recipientServiceCode !== undefined) return form;
    const sheet = await directorySheet(recipientIdentifier, { typed: "", page: 1 });
    return sheet?.activeServices ? routes.chooseRecipient(invoiceId, { siret: recipientIdentifier }) : form;
  },
});

/** Puts the structure found by the advanced search in the draft, then its service; the draft is saved at each step. */
export async function chooseRecipientAction(state: FormState, data: FormData): Promise<FormState> {
  return run(state, data);
}
