"use server";

import { sayOrLeave } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { askCancellation, askCancellationInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const askCancellationAction = formAction({
  input: askCancellationInput,
  run: async (actor, input) => {
    const result = await askCancellation(actor, input);
    if (result.ok) return result;
    return sayOrLeave(result, ["ask-cancellation"], routes.issuedInvoice(input.invoiceId, { fait: "trop-tard" }));
  },
  done: ({ invoiceId }) => routes.issuedInvoice(invoiceId, { fait: "annulation-demandee" }),
});
