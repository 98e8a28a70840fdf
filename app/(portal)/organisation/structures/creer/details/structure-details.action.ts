"use server";

import { formAction } from "#lib/actions/index.ts";
import { ok, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { detailsInput } from "#lib/structures/index.ts";
import { keepAnswers, keptAnswers } from "#lib/structures/web.ts";

export const structureDetailsAction = formAction({
  input: detailsInput,
  run: async (actor, details) => {
    const kept = await keptAnswers(actor.userId);
    if (!kept) return refuse("CREATION_LOST");
    await keepAnswers(actor.userId, { ...kept, details });
    return ok(null);
  },
  done: () => routes.createStructureCheck(),
});
