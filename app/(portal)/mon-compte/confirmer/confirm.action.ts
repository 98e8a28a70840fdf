"use server";

import { z } from "zod";
import { PROOF_WORDS, proofInput, renewProof, sendCode } from "#lib/accounts/index.ts";
import { deviceCookie, requestOrigin } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

const wanted = z.object({ retour: z.string().optional() });

/** A fresh proof for the session that is open, then the page that asked for it. */
export const confirmAction = formAction({
  input: proofInput.and(wanted),
  run: async ({ sessionId }, { kind, code, answer }) =>
    renewProof({
      sessionId,
      proof: { kind, code, answer },
      from: await requestOrigin(),
      deviceCookie: await deviceCookie(),
    }),
  done: (_, { retour }) => safeReturn(retour) ?? routes.home(),
});

export const sendProofCodeAction = formAction({
  input: wanted,
  run: ({ sessionId }) => sendCode(sessionId),
  done: (_, { retour }) =>
    routes.confirmIdentity({ retour: safeReturn(retour), moyen: PROOF_WORDS.EMAIL, envoye: true }),
});
