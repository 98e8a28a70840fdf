"use server";

import { z } from "zod";
import { signInInput, signInWithPasskey, signInWithPassword } from "#lib/accounts/index.ts";
import {
  deviceCookie,
  giveSessionCookie,
  rememberDevice,
  requestOrigin,
  sessionIdOfCookie,
} from "#lib/accounts/web.ts";
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

/** Both proofs at once. Leads to the page that was wanted. */
export const passkeySignInAction = publicFormAction({
  input: z.object({ answer: z.string().max(20_000), retour: z.string().optional() }),
  run: async (_, { answer }) =>
    signInWithPasskey({
      answer,
      from: await requestOrigin(),
      previousSessionId: await sessionIdOfCookie(),
    }),
  done: async ({ ticket, userId }, { retour }) => {
    await giveSessionCookie(ticket);
    await rememberDevice(userId);
    return safeReturn(retour) ?? routes.home();
  },
});
