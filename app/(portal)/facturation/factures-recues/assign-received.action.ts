"use server";

import { formAction } from "#lib/actions/index.ts";
import { assignForm, assignReceived, readListText, receivedQuery } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** From the row of the list, back to it; from the sheet, which sends no list, back to the sheet. */
export const assignReceivedAction = formAction({
  input: assignForm,
  run: (actor, input) => assignReceived(actor, input),
  done: ({ invoiceId }, { liste, apres, fiche }) => {
    const filter = readListText(liste);
    if (fiche || !filter) return routes.receivedInvoice(invoiceId, { liste, fait: "affectee" });
    return routes.receivedInvoices({ ...receivedQuery({ ...filter, after: apres || null }), fait: "affectee" });
  },
});
