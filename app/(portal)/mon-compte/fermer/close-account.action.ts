"use server";

import { closeAccount, closingInput } from "#lib/accounts/index.ts";
import { requestOrigin, signOutHere } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const closeAccountAction = formAction({
  input: closingInput,
  run: async (actor, input) => closeAccount(actor, input, await requestOrigin()),
  done: async () => {
    await signOutHere();
    return routes.signIn({ motif: "compte-ferme" });
  },
});
