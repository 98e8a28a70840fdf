"use server";

import { formAction } from "#lib/actions/index.ts";
import { decideClaim, decideClaimInput } from "#lib/recovery/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** What support decides; the command asks whether this person may. */
export const decideClaimAction = formAction({
  input: decideClaimInput,
  run: (actor, input) => decideClaim(actor, input),
  done: ({ claimId }) => routes.adminClaim(claimId, { fait: true }),
});
