"use server";

import { formAction } from "#lib/actions/index.ts";
import { instruct, instructForm } from "#lib/invoices/index.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

/** From the row of the list, back to it: the row then shows who it is. */
export const instructAction = formAction({
  input: instructForm,
  run: (actor, input) => instruct(actor, input),
  done: (_, { retour }) => safeReturn(retour) ?? routes.issuedWorkList(),
});
