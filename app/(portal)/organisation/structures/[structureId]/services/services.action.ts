"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  changeService,
  changeServiceInput,
  createService,
  createServiceInput,
  switchService,
  switchServiceInput,
} from "#lib/structures/index.ts";

export const createServiceAction = formAction({
  input: createServiceInput,
  run: (actor, input) => createService(actor, input),
  done: (_, { structureId }) => routes.structureServices(structureId, { fait: "created" }),
});

export const changeServiceAction = formAction({
  input: changeServiceInput,
  run: (actor, input) => changeService(actor, input),
  done: (_, { structureId }) => routes.structureServices(structureId, { fait: "changed" }),
});

export const switchServiceAction = formAction({
  input: switchServiceInput,
  run: (actor, input) => switchService(actor, input),
  done: (_, { structureId, active }) =>
    routes.structureServices(structureId, { fait: active === "oui" ? "activated" : "deactivated" }),
});
