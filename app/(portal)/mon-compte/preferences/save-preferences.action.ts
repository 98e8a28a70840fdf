"use server";

import { preferencesInput } from "#lib/accounts/index.ts";
import { rememberPreferences } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** On the account, and in this browser at once. */
export const savePreferencesAction = formAction({
  input: preferencesInput,
  run: async (_, chosen) => ok(await rememberPreferences(chosen)),
  done: () => routes.accountPreferences({ fait: "oui" }),
});
