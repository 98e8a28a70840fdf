"use server";

import { confirmContact, confirmLogin, linkInput } from "#lib/accounts/index.ts";
import { currentUser, requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The links are open to whoever holds them, and change something by POST only: mail scanners open addresses. */
export const confirmContactAction = publicFormAction({
  input: linkInput,
  run: async (_, { jeton }) => confirmContact({ token: jeton, from: await requestOrigin() }),
  done: () => routes.verifyContact({ fait: true }),
});

export const confirmLoginAction = publicFormAction({
  input: linkInput,
  run: async (_, { jeton }) => {
    const here = await currentUser();
    return confirmLogin({ token: jeton, from: await requestOrigin(), sessionId: here?.sessionId ?? null });
  },
  done: () => routes.verifyLogin({ fait: true }),
});
