"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { deleteTicketDraft, ticketDraftRef } from "#lib/tickets/index.ts";

export const deleteDraftAction = formAction({
  input: ticketDraftRef,
  run: deleteTicketDraft,
  done: () => routes.tickets({ onglet: "brouillons", fait: "supprime" }),
});
