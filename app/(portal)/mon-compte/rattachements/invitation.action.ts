"use server";

import { acceptInvitation, declineInvitation, invitationInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const acceptInvitationAction = formAction({
  input: invitationInput,
  run: (actor, input) => acceptInvitation(actor, input),
  done: () => routes.myAttachments({ fait: "acceptee" }),
});

export const declineInvitationAction = formAction({
  input: invitationInput,
  run: (actor, input) => declineInvitation(actor, input),
  done: () => routes.myAttachments({ fait: "declinee" }),
});
