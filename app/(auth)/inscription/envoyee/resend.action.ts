"use server";

import { z } from "zod";
import { resendActivation } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

const input = z.object({
  demande: z.string().max(1000, "INVALID").default(""),
  jeton: z.string().max(100).default(""),
});

/** « Renvoyer le lien », from the page that follows a registration or from a link that does not work any more. One answer for all. */
export const resendActivationAction = publicFormAction({
  input,
  run: async (_, { demande, jeton }) =>
    resendActivation({ request: demande, token: jeton, from: await requestOrigin() }),
  done: (_, { demande }) => routes.registered({ demande, renvoye: true }),
});
