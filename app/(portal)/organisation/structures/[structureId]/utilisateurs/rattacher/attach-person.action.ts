"use server";

import { attachPerson, attachPersonInput, cancelInvitation, invitationInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const attachPersonAction = formAction({
  // The command reads it by itself, rights and all.
  input: attachPersonInput.in,
  run: (actor, input) => attachPerson(actor, input),
  done: ({ means }, { structureId }) =>
    routes.attachPerson(structureId, { fait: means === "direct" ? "rattache" : "invite" }),
});

export const cancelInvitationAction = formAction({
  input: invitationInput,
  run: (actor, input) => cancelInvitation(actor, input),
  done: ({ structureId }) => routes.attachPerson(structureId, { fait: "annule" }),
});
