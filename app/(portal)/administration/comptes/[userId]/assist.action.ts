"use server";

import { assistAccount, assistInput } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** A gesture of support; the command asks whether this person may. */
export const assistAction = formAction({
  input: assistInput,
  run: async (actor, input) => assistAccount(actor, input, await requestOrigin()),
  done: ({ userId, gesture }) => routes.adminAccount(userId, { fait: gesture }),
});
