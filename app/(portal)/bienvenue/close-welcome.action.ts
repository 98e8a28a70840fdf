"use server";

import { z } from "zod";
import { closeWelcome } from "#lib/accounts/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

const NEXT = { create: routes.createStructure(), attach: routes.requestAttachment(), home: routes.home() } as const;

/** Each way out of the window closes it for good. */
export const closeWelcomeAction = formAction({
  input: z.object({ next: z.enum(["create", "attach", "home"]).catch("home") }),
  run: async (actor) => ok(await closeWelcome(actor.userId)),
  done: (_, { next }) => NEXT[next],
});
