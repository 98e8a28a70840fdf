"use server";

import { z } from "zod";
import { formAction } from "#lib/actions/index.ts";
import { markRead } from "#lib/notifications/index.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export const markAllReadAction = formAction({
  input: z.object({}),
  run: async (actor) => ok(await markRead(actor.userId, "all")),
  done: () => routes.notifications(),
});
