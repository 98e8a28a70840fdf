"use server";

import { z } from "zod";
import { formAction } from "#lib/actions/index.ts";
import { ok, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { createStructure, lookUpStructure } from "#lib/structures/index.ts";
import { dropAnswers, keptAnswers } from "#lib/structures/web.ts";

/** Creates it from the answers that were kept. Somebody who was faster leads to the request form in its place; that may be the same person, who pressed twice. */
export const createStructureAction = formAction({
  input: z.object({}),
  run: async (actor) => {
    const kept = await keptAnswers(actor.userId);
    if (!kept?.details) return refuse("CREATION_LOST");
    const { identifierType, identifier, details, registered } = kept;
    const created = await createStructure(actor, { identifierType, identifier, ...details }, registered);
    if (created.ok) return ok(routes.structures({ cree: true }));
    if (created.code !== "STRUCTURE_EXISTS") return created;
    const looked = await lookUpStructure({ identifierType, identifier });
    if (!looked.ok || !looked.data.found) return created;
    return ok(routes.requestAttachment({ structure: looked.data.found.id, deja: true }));
  },
  done: async (to) => {
    await dropAnswers();
    return to;
  },
});
