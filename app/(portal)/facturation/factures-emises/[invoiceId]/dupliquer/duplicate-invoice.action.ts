"use server";

import { formAction } from "#lib/actions/index.ts";
import { duplicateInput, duplicateInvoice } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Opens the new draft on its form. */
export const duplicateInvoiceAction = formAction({
  input: duplicateInput,
  run: (actor, input) => duplicateInvoice(actor, input),
  done: ({ invoiceId }) => routes.draft(invoiceId),
});
