"use server";

import { z } from "zod";
import { formAction } from "#lib/actions/index.ts";
import { saveChoices } from "#lib/notifications/index.ts";
import { choiceName } from "#lib/notifications/public.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** The boxes that are ticked; every other is off. */
export const saveChoicesAction = formAction({
  input: z.record(z.string().max(100), z.unknown()),
  run: async (actor, ticked) =>
    ok(await saveChoices(actor, (type, channel) => Object.hasOwn(ticked, choiceName(type, channel)))),
  done: () => routes.accountNotifications({ fait: "oui" }),
});
