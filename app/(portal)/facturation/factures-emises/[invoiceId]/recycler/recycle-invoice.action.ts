"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { recycleInvoice, recycleInvoiceInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const recycleInvoiceAction = formAction({
  input: recycleInvoiceInput,
  run: async (actor, input) => {
    const result = await recycleInvoice(actor, input);
    if (result.ok) return result;
    refresh();
    return result.code === "STALE" ? sayStale(result) : result;
  },
  done: ({ invoiceId }) => routes.issuedInvoice(invoiceId, { fait: "recyclee" }),
});
