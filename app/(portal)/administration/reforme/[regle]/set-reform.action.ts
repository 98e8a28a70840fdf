"use server";

import { formAction } from "#lib/actions/index.ts";
import { setReform, setReformInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The command asks whether this person may. */
export const setReformAction = formAction({
  input: setReformInput,
  run: (actor, input) => setReform(actor, input),
  done: ({ rule }) => routes.adminReform({ fait: rule }),
});
