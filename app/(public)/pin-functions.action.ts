"use server";

import { formAction } from "#lib/actions/index.ts";
import { pinFunctions, pinnedInput } from "#lib/portal/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Everyone arranges their own home page. */
export const pinFunctionsAction = formAction({
  input: pinnedInput,
  run: (actor, input) => pinFunctions(actor, input),
  done: () => routes.home({ fait: "raccourcis" }),
});
