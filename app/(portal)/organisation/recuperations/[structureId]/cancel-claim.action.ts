"use server";

import { formAction } from "#lib/actions/index.ts";
import { cancelClaim, cancelClaimInput } from "#lib/recovery/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const cancelClaimAction = formAction({
  input: cancelClaimInput,
  run: (actor, input) => cancelClaim(actor, input),
  done: ({ structureId }) => routes.claimStructure(structureId, { fait: "annulee" }),
});
