"use server";

import { getLocale } from "next-intl/server";
import { changeSurvey, surveyInput } from "#lib/accounts/index.ts";
import { formAction } from "#lib/actions/index.ts";
import { chooseLocale } from "#lib/shared/preferences.ts";
import { routes } from "#lib/shared/routes.ts";

export const changeSurveyAction = formAction({
  input: surveyInput,
  run: async (actor, { accord }) => changeSurvey(actor, accord === "oui", chooseLocale(await getLocale(), null)),
  done: () => routes.accountConsents({ fait: "oui" }),
});
