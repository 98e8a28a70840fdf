"use server";

import { formAction } from "#lib/actions/index.ts";
import { retryGivenUp, retryInput } from "#lib/operations/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const retryAction = formAction({
  input: retryInput,
  run: retryGivenUp,
  done: () => routes.adminQueues({ fait: "relance" }),
});
