"use server";

import { sayOrLeave } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { recycleInvoice, recycleInvoiceInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const recycleInvoiceAction = formAction({
  input: recycleInvoiceInput,
  run: async (actor, input) => {
    const result = await recycleInvoice(actor, input);
    if (result.ok) return result;
    return sayOrLeave(result, ["recycle"], routes.issuedInvoice(input.invoiceId, { fait: "trop-tard" }));
  },
  done: ({ invoiceId }) => routes.issuedInvoice(invoiceId, { fait: "recyclee" }),
});
