"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { declarePayment, declarePaymentInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const declarePaymentAction = formAction({
  input: declarePaymentInput,
  run: async (actor, input) => {
    const result = await declarePayment(actor, input);
    if (result.ok) return result;
    refresh();
    return result.code === "STALE" ? sayStale(result) : result;
  },
  done: ({ invoiceId }) => routes.issuedInvoice(invoiceId, { fait: "paiement-recu" }),
});
