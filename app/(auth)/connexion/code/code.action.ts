"use server";

import { z } from "zod";
import { codeInput, resendCode, verifyCode } from "#lib/accounts/index.ts";
import {
  applyPreferences,
  deviceCookie,
  giveSessionCookie,
  halfSignedIn,
  rememberDevice,
  requestOrigin,
} from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

const wanted = z.object({ retour: z.string().optional() });

/** Second proof. The cookie then holds another session, and the browser is known to this account. */
export const verifyCodeAction = publicFormAction({
  input: codeInput.extend(wanted.shape),
  run: async (_, { code }) => {
    const half = await halfSignedIn();
    if (!half) return refuse("HALF_SESSION_ENDED");
    const from = await requestOrigin();
    return verifyCode({ sessionId: half.sessionId, code, from, deviceCookie: await deviceCookie() });
  },
  done: async ({ ticket, userId }, { retour }) => {
    await giveSessionCookie(ticket);
    await rememberDevice(userId);
    await applyPreferences(userId);
    return safeReturn(retour) ?? routes.home();
  },
});

export const resendCodeAction = publicFormAction({
  input: wanted,
  run: async () => {
    const half = await halfSignedIn();
    return half ? resendCode(half.sessionId) : refuse("HALF_SESSION_ENDED");
  },
  done: (_, { retour }) => routes.signInCode({ retour: safeReturn(retour), envoye: true }),
});
