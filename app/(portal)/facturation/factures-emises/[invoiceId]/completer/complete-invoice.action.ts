"use server";

import { sayOrLeave } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { completeInvoice, completeInvoiceInput } from "#lib/invoices/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export const completeInvoiceAction = formAction({
  input: completeInvoiceInput,
  run: async (actor, input) => {
    const result = await completeInvoice(actor, input);
    if (result.ok) return result;
    if (result.code === "transition.attachmentOrCommentRequired")
      return refuse("INVALID_INPUT", { fields: [{ field: "comment", code: result.code }] });
    return sayOrLeave(result, ["complete"], routes.issuedInvoice(input.invoiceId, { fait: "trop-tard" }));
  },
  done: ({ invoiceId }) => routes.issuedInvoice(invoiceId, { fait: "completee" }),
});
