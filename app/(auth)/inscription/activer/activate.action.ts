"use server";

import { activateAccount, newPasswordInput } from "#lib/accounts/index.ts";
import { giveSessionCookie, rememberDevice, requestOrigin, sessionIdOfCookie } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Chooses the password of a new account; the browser then holds its first session and is known to the account. */
export const activateAction = publicFormAction({
  input: newPasswordInput,
  run: async (_, { jeton, newPassword, passwordConfirmation }) =>
    activateAccount({
      token: jeton,
      password: newPassword,
      confirmation: passwordConfirmation,
      from: await requestOrigin(),
      previousSessionId: await sessionIdOfCookie(),
    }),
  done: async ({ ticket, userId }) => {
    await giveSessionCookie(ticket);
    await rememberDevice(userId);
    return routes.welcome();
  },
});
