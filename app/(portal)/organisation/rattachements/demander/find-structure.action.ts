"use server";

import { formAction } from "#lib/actions/index.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { identifyInput, lookUpStructure } from "#lib/structures/index.ts";
import { keepAnswers } from "#lib/structures/web.ts";

/** To the request form of the structure that has this identifier; when there is none, to its creation with the identifier filled in. */
export const findStructureAction = formAction({
  input: identifyInput,
  run: async (actor, input) => {
    const looked = await lookUpStructure(input);
    if (!looked.ok) return looked;
    const { known, found } = looked.data;
    if (found) return ok(routes.requestAttachment({ structure: found.id }));
    const { identifierType, identifier } = known;
    await keepAnswers(actor.userId, { identifierType, identifier, details: null });
    return ok(routes.createStructure({ inconnu: true }));
  },
  done: (to) => to,
});
