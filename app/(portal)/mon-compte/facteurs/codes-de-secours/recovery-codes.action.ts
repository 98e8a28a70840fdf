"use server";

import { z } from "zod";
import { makeRecoveryCodes } from "#lib/accounts/index.ts";
import { forgetShownCodes, keepShownCodes } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export const makeRecoveryCodesAction = formAction({
  input: z.object({}),
  run: async (actor) => {
    const made = await makeRecoveryCodes(actor);
    return made.ok ? ok({ codes: made.data, sessionId: actor.sessionId }) : made;
  },
  done: async ({ codes, sessionId }) => {
    await keepShownCodes(sessionId, codes);
    return routes.recoveryCodes();
  },
});

/** The codes were written down: this browser forgets them. */
export const keptRecoveryCodesAction = formAction({
  input: z.object({}),
  run: async () => ok(null),
  done: async () => {
    await forgetShownCodes();
    return routes.accountFactors();
  },
});
