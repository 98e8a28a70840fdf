"use server";

import { requestPasswordReset, resetRequestInput } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Leads to the same screen whether the address has an account or not. */
export const askResetAction = publicFormAction({
  input: resetRequestInput,
  run: async (_, { email }) => requestPasswordReset({ email, from: await requestOrigin() }),
  done: () => routes.forgottenPasswordSent(),
});
