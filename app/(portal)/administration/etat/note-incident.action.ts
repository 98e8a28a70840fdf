"use server";

import { formAction } from "#lib/actions/index.ts";
import { healthNoteInput, noteIncident } from "#lib/health/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The command asks whether this person may. */
export const noteIncidentAction = formAction({
  input: healthNoteInput,
  run: (actor, input) => noteIncident(actor, input),
  done: () => routes.adminState({ fait: "note" }),
});
