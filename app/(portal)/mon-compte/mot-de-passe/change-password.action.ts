"use server";

import { changePassword, passwordChangeInput } from "#lib/accounts/index.ts";
import { giveSessionCookie, requestOrigin } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The session goes on under another id: its new cookie is given at once. */
export const changePasswordAction = formAction({
  input: passwordChangeInput,
  run: async (actor, { presentPassword, newPassword, passwordConfirmation }) =>
    changePassword(actor, {
      present: presentPassword,
      password: newPassword,
      confirmation: passwordConfirmation,
      from: await requestOrigin(),
    }),
  done: async ({ ticket }) => {
    await giveSessionCookie(ticket);
    return routes.accountPassword({ fait: "oui" });
  },
});
