"use server";

import { z } from "zod";
import { signInInput, signInWithPassword } from "#lib/accounts/index.ts";
import { deviceCookie, giveSessionCookie, requestOrigin, sessionIdOfCookie } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

/** First proof. Leads to the page of the code, with the half session in this browser's cookie. */
export const signInAction = publicFormAction({
  input: signInInput.extend({ retour: z.string().optional() }),
  run: async (_, { email, password }) =>
    signInWithPassword({
      email,
      password,
      from: await requestOrigin(),
      deviceCookie: await deviceCookie(),
      previousSessionId: await sessionIdOfCookie(),
    }),
  done: async ({ ticket }, { retour }) => {
    await giveSessionCookie(ticket);
    return routes.signInCode({ retour: safeReturn(retour) });
  },
});
