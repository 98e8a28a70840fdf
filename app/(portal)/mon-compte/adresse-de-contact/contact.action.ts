"use server";

import { z } from "zod";
import { askContactChange, contactInput, dropContactChange, resendContactLink } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const askContactAction = formAction({
  input: contactInput,
  run: async (actor, input) => askContactChange(actor, input, await requestOrigin()),
  done: (outcome) => routes.accountContact({ fait: outcome === "sent" ? "envoye" : "enregistre" }),
});

export const resendContactAction = formAction({
  input: z.object({}),
  run: async (actor) => resendContactLink(actor, await requestOrigin()),
  done: () => routes.accountContact({ fait: "envoye" }),
});

export const dropContactAction = formAction({
  input: z.object({}),
  run: (actor) => dropContactChange(actor),
  done: () => routes.accountContact({ fait: "abandonne" }),
});
