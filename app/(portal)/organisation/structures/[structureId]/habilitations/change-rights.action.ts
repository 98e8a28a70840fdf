"use server";

import { changeRights, changeRightsInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const changeRightsAction = formAction({
  // The command reads it by itself, choice by choice: what the form posts is what it takes.
  input: changeRightsInput.in,
  run: (actor, input) => changeRights(actor, input),
  done: ({ changed }, { structureId, serviceId }) =>
    routes.habilitations(structureId, { service: serviceId, fait: changed }),
});
