"use server";

import { formAction } from "#lib/actions/index.ts";
import { leaveWebinar, oneWebinarInput, registerForWebinar } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** A seat is one's own: the command takes it for who asks. */
export const registerWebinarAction = formAction({
  input: oneWebinarInput,
  run: (actor, input) => registerForWebinar(actor, input),
  done: ({ webinarId }) => routes.webinar(webinarId, { fait: "inscrit" }),
});

export const leaveWebinarAction = formAction({
  input: oneWebinarInput,
  run: (actor, input) => leaveWebinar(actor, input),
  done: ({ webinarId }) => routes.webinar(webinarId, { fait: "desinscrit" }),
});
