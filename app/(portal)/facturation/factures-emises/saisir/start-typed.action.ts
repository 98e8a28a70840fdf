"use server";

import { redirect } from "next/navigation";
import { formAction } from "#lib/actions/index.ts";
import { createTypedDraft, createTypedDraftInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** « Commencer la saisie »: opens a draft, or asks for the mandate first, which leads back here. */
export const startTypedAction = formAction({
  input: createTypedDraftInput,
  run: async (actor, input) => {
    const result = await createTypedDraft(actor, input);
    if (!result.ok && result.code === "MANDATE_REQUIRED") redirect(routes.mandate(input.supplierId));
    return result;
  },
  done: ({ invoiceId }) => routes.draft(invoiceId),
});
