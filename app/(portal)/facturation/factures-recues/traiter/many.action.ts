"use server";

import { formAction } from "#lib/actions/index.ts";
import {
  assignMany,
  assignManyForm,
  atField,
  type ChosenInvoice,
  missingWith,
  treatMany,
  treatManyForm,
} from "#lib/invoices/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type Chosen = readonly { readonly invoiceId: ChosenInvoice["id"]; readonly version: number }[];

/** Checked twice: the command reads what was posted by itself. */
const asPosted = (chosen: Chosen) => chosen.map(({ invoiceId, version }) => `${invoiceId}:${version}`);

/** The same move for all that were ticked; the page that follows says what became of each. */
export const treatManyAction = formAction({
  input: treatManyForm,
  run: async (actor, input) => {
    // Said on the form, where all are still chosen, rather than once for each of them.
    const missing = missingWith(input.event, input);
    if (missing) return atField(refuse(missing), input.event);
    const result = await treatMany(actor, { ...input, chosen: asPosted(input.chosen) });
    return result.ok ? result : atField(result, input.event);
  },
  done: ({ key }, { liste }) => routes.treatedMany({ cle: key, liste }),
});

/** The same person for all that were ticked. */
export const assignManyAction = formAction({
  input: assignManyForm,
  run: (actor, input) => assignMany(actor, { ...input, chosen: asPosted(input.chosen) }),
  done: ({ key }, { liste }) => routes.treatedMany({ cle: key, liste }),
});
