"use server";

import { formAction } from "#lib/actions/index.ts";
import { acknowledgeReturned, acknowledgeReturnedInput } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const acknowledgeReturnedAction = formAction({
  input: acknowledgeReturnedInput,
  run: acknowledgeReturned,
  done: () => routes.issuedWorkList(),
});
