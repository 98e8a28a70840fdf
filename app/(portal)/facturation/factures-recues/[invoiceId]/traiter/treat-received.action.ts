"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { atField, treatForm, treatReceived } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const treatReceivedAction = formAction({
  input: treatForm,
  run: async (actor, input) => {
    const result = await treatReceived(actor, input);
    if (result.ok) return result;
    // The page shows the status as it is now, and its own moves, around what was typed.
    refresh();
    return result.code === "STALE" ? sayStale(result) : atField(result, input.event);
  },
  done: ({ invoiceId }, { liste }) => routes.receivedInvoice(invoiceId, { fait: "traitee", liste }),
});
