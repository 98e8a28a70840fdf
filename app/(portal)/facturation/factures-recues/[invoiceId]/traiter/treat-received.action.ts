"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { sayOrLeave } from "#app/(portal)/facturation/too-late.ts";
import { formAction } from "#lib/actions/index.ts";
import { atField, isInvoiceStatus, movesExist, treatForm, treatReceived } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const treatReceivedAction = formAction({
  input: treatForm,
  run: async (actor, input) => {
    const result = await treatReceived(actor, input);
    if (result.ok) return result;
    const left = String(result.params?.status ?? "");
    const { invoiceId, liste } = input;
    // The page shows the status as it is now, and its own moves, around what was typed; without a move, it has no form.
    if (isInvoiceStatus(left) && !movesExist(left))
      return sayOrLeave(result, [], routes.receivedInvoice(invoiceId, { fait: "trop-tard", liste }));
    refresh();
    return result.code === "STALE" ? sayStale(result) : atField(result, input.event);
  },
  done: ({ invoiceId }, { liste }) => routes.receivedInvoice(invoiceId, { fait: "traitee", liste }),
});
