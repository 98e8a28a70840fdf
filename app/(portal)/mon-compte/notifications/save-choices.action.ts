"use server";

import { z } from "zod";
import { formAction } from "#lib/actions/index.ts";
import {
  type MailApplication,
  type MailHabits,
  RHYTHMS,
  saveChoices,
  saveMailHabits,
} from "#lib/notifications/index.ts";
import { choiceName, habitNames } from "#lib/notifications/public.ts";
import { ok } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** The boxes that are ticked; every other is off. Of the rhythms, those chosen. */
export const saveChoicesAction = formAction({
  input: z.record(z.string().max(100), z.unknown()),
  run: async (actor, posted) => {
    const habits = (application: MailApplication): MailHabits => {
      const names = habitNames(application);
      const rhythm = RHYTHMS.find((one) => one === posted[names.rhythm]) ?? "IMMEDIATE";
      return { rhythm, weekly: Object.hasOwn(posted, names.weekly) };
    };
    await saveMailHabits(actor, {
      FACTURATION: habits("FACTURATION"),
      ORGANISATION: habits("ORGANISATION"),
      SUPPORT: habits("SUPPORT"),
    });
    return ok(await saveChoices(actor, (type, channel) => Object.hasOwn(posted, choiceName(type, channel))));
  },
  done: () => routes.accountNotifications({ fait: "oui" }),
});
