"use server";

import { z } from "zod";
import {
  addMailedCode,
  factorInput,
  preferFactor,
  removeFactor,
  renameFactor,
  renameFactorInput,
} from "#lib/accounts/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const addMailedCodeAction = formAction({
  input: z.object({}),
  run: (actor) => addMailedCode(actor),
  done: () => routes.accountFactors({ fait: "ajoute" }),
});

export const renameFactorAction = formAction({
  input: renameFactorInput,
  run: (actor, input) => renameFactor(actor, input),
  done: () => routes.accountFactors({ fait: "renomme" }),
});

export const preferFactorAction = formAction({
  input: factorInput,
  run: (actor, input) => preferFactor(actor, input),
  done: () => routes.accountFactors({ fait: "prefere" }),
});

export const removeFactorAction = formAction({
  input: factorInput,
  run: (actor, input) => removeFactor(actor, input),
  done: () => routes.accountFactors({ fait: "retire" }),
});
