"use server";

import { z } from "zod";
import { askLoginChange, dropLoginChange, loginChangeInput, resendLoginLink } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Leads to the same screen whether the address has an account or not. */
export const askLoginAction = formAction({
  input: loginChangeInput,
  run: async (actor, input) => askLoginChange(actor, input, await requestOrigin()),
  done: () => routes.accountLogin({ fait: "envoye" }),
});

export const resendLoginAction = formAction({
  input: z.object({}),
  run: async (actor) => resendLoginLink(actor, await requestOrigin()),
  done: () => routes.accountLogin({ fait: "envoye" }),
});

export const dropLoginAction = formAction({
  input: z.object({}),
  run: (actor) => dropLoginChange(actor),
  done: () => routes.accountLogin({ fait: "abandonne" }),
});
