"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { answerAtField, answerCancellation, answerCancellationInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const answerCancellationAction = formAction({
  input: answerCancellationInput,
  run: async (actor, input) => {
    const result = await answerCancellation(actor, input);
    if (result.ok) return result;
    refresh();
    return result.code === "STALE" ? sayStale(result) : answerAtField(result);
  },
  done: ({ invoiceId }) => routes.receivedInvoice(invoiceId, { fait: "traitee" }),
});
