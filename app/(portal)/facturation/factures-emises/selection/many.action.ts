"use server";

import { formAction } from "#lib/actions/index.ts";
import { manyIssued, manyIssuedForm } from "#lib/invoices/index.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

/** The gesture on all that were ticked; the page that follows says what became of each. */
export const manyIssuedAction = formAction({
  input: manyIssuedForm,
  run: (actor, { chosen, ...input }) =>
    manyIssued(actor, { ...input, chosen: chosen.map(({ invoiceId, version }) => `${invoiceId}:${version}`) }),
  done: ({ key }, { retour }) => routes.issuedSelectionResult({ cle: key, retour: safeReturn(retour) }),
});
