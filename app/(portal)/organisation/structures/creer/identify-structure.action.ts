"use server";

import { formAction } from "#lib/actions/index.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { identifyInput, lookUpStructure } from "#lib/structures/index.ts";
import { keepAnswers, keptAnswers } from "#lib/structures/web.ts";

/** A new identifier goes on to its details; a known one to the request form in its place (feature 32). */
export const identifyStructureAction = formAction({
  input: identifyInput,
  run: async (actor, input) => {
    const looked = await lookUpStructure(input);
    if (!looked.ok) return looked;
    const { known, found } = looked.data;
    if (found) return ok(routes.requestAttachment({ structure: found.id, deja: true }));
    const before = await keptAnswers(actor.userId);
    const { identifierType, identifier } = known;
    await keepAnswers(actor.userId, { identifierType, identifier, details: before?.details ?? null });
    return ok(routes.createStructureDetails());
  },
  done: (to) => to,
});
