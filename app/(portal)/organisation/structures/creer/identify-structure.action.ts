"use server";

import { formAction } from "#lib/actions/index.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { askRegister, identifyInput, lookUpStructure } from "#lib/structures/index.ts";
import { keepAnswers, keptAnswers } from "#lib/structures/web.ts";

/** A new identifier goes on to its details; a known one to the request form in its place (feature 32). */
export const identifyStructureAction = formAction({
  input: identifyInput,
  run: async (actor, input) => {
    const looked = await lookUpStructure(input);
    if (!looked.ok) return looked;
    const { known, found } = looked.data;
    if (found) return ok(routes.requestAttachment({ structure: found.id, deja: true }));
    const asked = await askRegister(known);
    if (!asked.ok) return asked;
    const before = await keptAnswers(actor.userId);
    const { identifierType, identifier } = known;
    const { company, silent } = asked.data;
    // What was typed for this very identifier stays; details of another would only mislead beside a register.
    const details = before?.identifier === identifier || !company ? (before?.details ?? null) : null;
    await keepAnswers(actor.userId, { identifierType, identifier, details, registered: company, silent });
    return ok(routes.createStructureDetails());
  },
  done: (to) => to,
});
