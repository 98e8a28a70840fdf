"use server";

import { copyRights, copyRightsInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const copyRightsAction = formAction({
  input: copyRightsInput,
  run: (actor, input) => copyRights(actor, input),
  done: ({ changed }, { structureId, userId }) =>
    routes.person(structureId, userId, { copie: changed ? "fait" : "rien" }),
});
