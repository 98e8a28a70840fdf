"use server";

import { sayOrLeave } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { answerAtField, answerCancellation, answerCancellationInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const answerCancellationAction = formAction({
  input: answerCancellationInput,
  run: async (actor, input) => {
    const result = await answerCancellation(actor, input);
    if (result.ok) return result;
    const said = await sayOrLeave(result, [], routes.receivedInvoice(input.invoiceId, { fait: "trop-tard" }));
    return answerAtField(said);
  },
  done: ({ invoiceId }) => routes.receivedInvoice(invoiceId, { fait: "traitee" }),
});
