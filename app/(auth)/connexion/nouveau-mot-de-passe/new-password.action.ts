"use server";

import { newPasswordInput, resetPassword } from "#lib/accounts/index.ts";
import { deviceCookie, rememberDevice, requestOrigin, signOutHere } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * Replaces the password. The browser gets a mark of the account (decision 22: whoever guesses elsewhere then cannot keep its owner
 * out), and no session: signing in asks for both proofs, as always.
 */
export const newPasswordAction = publicFormAction({
  input: newPasswordInput,
  run: async (_, { jeton, newPassword, passwordConfirmation }) =>
    resetPassword({
      token: jeton,
      password: newPassword,
      confirmation: passwordConfirmation,
      from: await requestOrigin(),
      deviceCookie: await deviceCookie(),
    }),
  done: async ({ userId }) => {
    await rememberDevice(userId);
    await signOutHere();
    return routes.signIn({ motif: "mot-de-passe" });
  },
});
