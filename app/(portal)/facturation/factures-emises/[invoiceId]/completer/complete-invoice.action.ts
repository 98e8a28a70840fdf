"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { completeInvoice, completeInvoiceInput } from "#lib/invoices/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export const completeInvoiceAction = formAction({
  input: completeInvoiceInput,
  run: async (actor, input) => {
    const result = await completeInvoice(actor, input);
    if (result.ok) return result;
    refresh();
    if (result.code === "STALE") return sayStale(result);
    if (result.code !== "transition.attachmentOrCommentRequired") return result;
    return refuse("INVALID_INPUT", { fields: [{ field: "comment", code: result.code }] });
  },
  done: ({ invoiceId }) => routes.issuedInvoice(invoiceId, { fait: "completee" }),
});
