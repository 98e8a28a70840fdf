"use server";

import { getTranslations } from "next-intl/server";
import { formAction } from "#lib/actions/index.ts";
import { isSettingKey, setSetting, setSettingInput } from "#lib/settings/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The command asks whether this person may. What it refuses names the setting by the words of the screen. */
export const setSettingAction = formAction({
  input: setSettingInput,
  run: async (actor, input) => {
    const outcome = await setSetting(actor, input);
    const { key } = input;
    if (outcome.ok || !outcome.fields || !isSettingKey(key)) return outcome;
    const t = await getTranslations("settings.names");
    const named = outcome.fields.map(({ params, ...problem }) => {
      const other = String(params?.other ?? "");
      const words = { name: t(key), ...(isSettingKey(other) ? { otherName: t(other) } : {}) };
      return { ...problem, params: { ...params, ...words } };
    });
    return { ...outcome, fields: named };
  },
  done: ({ key }) => routes.adminSettings({ fait: key }),
});
