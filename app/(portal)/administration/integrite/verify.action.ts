"use server";

import { formAction } from "#lib/actions/index.ts";
import { nothingAsked, orderVerification } from "#lib/integrity/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The command asks whether this person may. */
export const verifyAction = formAction({
  input: nothingAsked,
  run: (actor) => orderVerification(actor),
  done: () => routes.adminIntegrity({ fait: "demandee" }),
});
