"use server";

import { changeRole, changeRoleInput, detachPerson, handOver, personInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const detachPersonAction = formAction({
  input: personInput,
  run: (actor, input) => detachPerson(actor, input),
  done: (_, { structureId }) => routes.people(structureId, { fait: "detache" }),
});

export const changeRoleAction = formAction({
  input: changeRoleInput,
  run: (actor, input) => changeRole(actor, input),
  done: (_, { structureId, userId }) => routes.person(structureId, userId, { role: "fait" }),
});

export const handOverAction = formAction({
  input: personInput,
  run: (actor, input) => handOver(actor, input),
  done: (_, { structureId, userId }) => routes.person(structureId, userId, { role: "fait" }),
});
