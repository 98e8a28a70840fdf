"use server";

import { z } from "zod";
import { completeSignIn, PROOF_WORDS, proofInput, sendCode } from "#lib/accounts/index.ts";
import { deviceCookie, giveSessionCookie, halfSignedIn, rememberDevice, requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

const wanted = z.object({ retour: z.string().optional() });

/** Second proof. The cookie then holds another session, and the browser is known to this account. */
export const completeSignInAction = publicFormAction({
  input: proofInput.and(wanted),
  run: async (_, { kind, code, answer }) => {
    const half = await halfSignedIn();
    if (!half) return refuse("HALF_SESSION_ENDED");
    return completeSignIn({
      sessionId: half.sessionId,
      proof: { kind, code, answer },
      from: await requestOrigin(),
      deviceCookie: await deviceCookie(),
    });
  },
  done: async ({ ticket, userId }, { retour }) => {
    await giveSessionCookie(ticket);
    await rememberDevice(userId);
    return safeReturn(retour) ?? routes.home();
  },
});

export const sendCodeAction = publicFormAction({
  input: wanted,
  run: async () => {
    const half = await halfSignedIn();
    return half ? sendCode(half.sessionId) : refuse("HALF_SESSION_ENDED");
  },
  done: (_, { retour }) => routes.signInCode({ retour: safeReturn(retour), moyen: PROOF_WORDS.EMAIL, envoye: true }),
});
