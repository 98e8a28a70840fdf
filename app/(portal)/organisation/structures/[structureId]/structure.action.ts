"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  changeIdentifier,
  changeIdentifierInput,
  modifyStructure,
  modifyStructureInput,
  refreshStructure,
  refreshStructureInput,
  setReception,
  setReceptionInput,
  switchStructure,
  switchStructureInput,
} from "#lib/structures/index.ts";

export const modifyStructureAction = formAction({
  input: modifyStructureInput,
  run: (actor, input) => modifyStructure(actor, input),
  done: (_, { structureId }) => routes.structure(structureId, { fait: "changed" }),
});

export const setReceptionAction = formAction({
  input: setReceptionInput,
  run: (actor, input) => setReception(actor, input),
  done: (_, { structureId }) => routes.structure(structureId, { fait: "reception" }),
});

export const switchStructureAction = formAction({
  input: switchStructureInput,
  run: (actor, input) => switchStructure(actor, input),
  done: (_, { structureId, active }) =>
    routes.structure(structureId, { fait: active === "oui" ? "activated" : "deactivated" }),
});

export const refreshStructureAction = formAction({
  input: refreshStructureInput,
  run: (actor, input) => refreshStructure(actor, input),
  done: (_, { structureId }) => routes.structure(structureId, { fait: "refreshed" }),
});

export const changeIdentifierAction = formAction({
  input: changeIdentifierInput,
  run: (actor, input) => changeIdentifier(actor, input),
  done: ({ structureId }) => routes.structure(structureId, { fait: "renumbered" }),
});
