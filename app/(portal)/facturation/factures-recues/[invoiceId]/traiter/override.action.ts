"use server";

import { refresh } from "next/cache";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { formAction } from "#lib/actions/index.ts";
import { overrideForm, overrideStatus } from "#lib/invoices/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** The fields of this form that mend a refusal: it stands beside another one, whose names are taken. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "transition.commentRequired": "overrideComment",
  "transition.motifNotAllowed": "overrideMotif",
};

export const overrideAction = formAction({
  input: overrideForm,
  run: async (actor, { overrideMotif, overrideComment, ...input }) => {
    const result = await overrideStatus(actor, { ...input, motif: overrideMotif, comment: overrideComment });
    if (result.ok) return result;
    if (result.code === "STALE") {
      refresh();
      return sayStale(result);
    }
    const field = FIELD_OF[result.code];
    return field ? refuse("INVALID_INPUT", { fields: [{ field, code: result.code }] }) : result;
  },
  done: ({ invoiceId }, { liste }) => routes.receivedInvoice(invoiceId, { fait: "traitee", liste }),
});
