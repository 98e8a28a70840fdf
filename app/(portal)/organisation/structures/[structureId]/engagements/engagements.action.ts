"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  publishEngagements,
  publishEngagementsInput,
  switchEngagement,
  switchEngagementInput,
} from "#lib/structures/index.ts";

export const publishEngagementsAction = formAction({
  input: publishEngagementsInput,
  run: (actor, input) => publishEngagements(actor, input),
  done: (_, { structureId }) => routes.structureEngagements(structureId, { fait: "published" }),
});

export const switchEngagementAction = formAction({
  input: switchEngagementInput,
  run: (actor, input) => switchEngagement(actor, input),
  done: (_, { structureId, open }) =>
    routes.structureEngagements(structureId, { fait: open === "oui" ? "opened" : "closed" }),
});
