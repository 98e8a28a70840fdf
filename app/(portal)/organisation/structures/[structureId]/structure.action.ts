"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { modifyStructure, modifyStructureInput, switchStructure, switchStructureInput } from "#lib/structures/index.ts";

export const modifyStructureAction = formAction({
  input: modifyStructureInput,
  run: (actor, input) => modifyStructure(actor, input),
  done: (_, { structureId }) => routes.structure(structureId, { fait: "changed" }),
});

export const switchStructureAction = formAction({
  input: switchStructureInput,
  run: (actor, input) => switchStructure(actor, input),
  done: (_, { structureId, active }) =>
    routes.structure(structureId, { fait: active === "oui" ? "activated" : "deactivated" }),
});
