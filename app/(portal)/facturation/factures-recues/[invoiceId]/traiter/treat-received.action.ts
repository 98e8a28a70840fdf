"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { leaveTooLate } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { atField, isInvoiceStatus, movesExist, treatForm, treatReceived } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const treatReceivedAction = formAction({
  input: treatForm,
  run: async (actor, input) => {
    const result = await treatReceived(actor, input);
    if (result.ok) return result;
    const left = String(result.params?.status ?? "");
    // The page shows the status as it is now, and its own moves, around what was typed; without a move, it has no form.
    if (isInvoiceStatus(left) && !movesExist(left))
      leaveTooLate(result, routes.receivedInvoice(input.invoiceId, { fait: "trop-tard", liste: input.liste }));
    refresh();
    return result.code === "STALE" ? sayStale(result) : atField(result, input.event);
  },
  done: ({ invoiceId }, { liste }) => routes.receivedInvoice(invoiceId, { fait: "traitee", liste }),
});
