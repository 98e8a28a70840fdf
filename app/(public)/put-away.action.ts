"use server";

import { formAction } from "#lib/actions/index.ts";
import { oneMessageInput, putBannerAway } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Puts a banner away, for oneself. */
export const putAwayAction = formAction({
  input: oneMessageInput,
  run: (actor, input) => putBannerAway(actor, input),
  done: () => routes.communication(),
});
