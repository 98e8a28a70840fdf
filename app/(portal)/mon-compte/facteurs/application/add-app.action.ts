"use server";

import { addApp, addAppInput } from "#lib/accounts/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Leads to the recovery codes when this is the first factor beside the mailed code. */
export const addAppAction = formAction({
  input: addAppInput,
  run: (actor, input) => addApp(actor, input),
  done: ({ first }) => (first ? routes.recoveryCodes({ ajout: true }) : routes.accountFactors({ fait: "ajoute" })),
});
