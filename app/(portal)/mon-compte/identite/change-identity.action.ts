"use server";

import { changeIdentity, identityInput } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const changeIdentityAction = formAction({
  input: identityInput,
  run: async (actor, input) => changeIdentity(actor, input, await requestOrigin()),
  done: () => routes.accountIdentity({ fait: "oui" }),
});
