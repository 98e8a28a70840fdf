"use server";

import { z } from "zod";
import { formAction } from "#lib/actions/index.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { detailsInput, fieldsFromRegister } from "#lib/structures/index.ts";
import { keepAnswers, keptAnswers } from "#lib/structures/web.ts";

export const structureDetailsAction = formAction({
  input: z.looseObject({}),
  run: async (actor, posted) => {
    const kept = await keptAnswers(actor.userId);
    if (!kept) return refuse("CREATION_LOST");
    const { registered } = kept;
    // A name that the register tells is not asked for, and not to be changed.
    const read = readInput(detailsInput, {
      ...posted,
      ...(registered?.legalName ? { legalName: registered.legalName } : {}),
    });
    if (!read.ok) return read;
    const details = read.data;
    const fromRegister = kept.details ? kept.fromRegister : fieldsFromRegister(registered, details);
    await keepAnswers(actor.userId, { ...kept, registered, details, fromRegister });
    return ok(null);
  },
  done: () => routes.createStructureCheck(),
});
