"use server";

import { formAction } from "#lib/actions/index.ts";
import { cancelWebinar, oneWebinarInput, webinarInput, writeWebinar } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Each command asks whether this person may. */
export const writeWebinarAction = formAction({
  input: webinarInput,
  run: (actor, input) => writeWebinar(actor, input),
  done: ({ webinarId }) => routes.writeWebinar(webinarId, { fait: "enregistre" }),
});

export const cancelWebinarAction = formAction({
  input: oneWebinarInput,
  run: (actor, input) => cancelWebinar(actor, input),
  done: ({ webinarId }) => routes.writeWebinar(webinarId, { fait: "annule" }),
});
