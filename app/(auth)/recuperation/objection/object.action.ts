"use server";

import { requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { objectionInput, objectToClaim } from "#lib/recovery/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The link is open to whoever holds it, and changes something by POST only: mail scanners open addresses. */
export const objectAction = publicFormAction({
  input: objectionInput,
  run: async (_, { jeton }) => objectToClaim({ token: jeton, address: (await requestOrigin()).address }),
  done: (_, { jeton }) => routes.objectToClaim({ jeton, fait: true }),
});
