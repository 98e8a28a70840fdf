"use server";

import { leaveStructure, leaveStructureInput } from "#lib/access/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const leaveStructureAction = formAction({
  input: leaveStructureInput,
  run: (actor, input) => leaveStructure(actor, input),
  done: () => routes.myAttachments({ fait: "quittee" }),
});
