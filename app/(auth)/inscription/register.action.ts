"use server";

import { getLocale } from "next-intl/server";
import { registerSteps } from "#app/(auth)/inscription/register-steps.ts";
import { register } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { solveCaptcha } from "#lib/captcha/index.ts";
import { captchaAfter, visitorOfPage } from "#lib/captcha/web.ts";
import { DEFAULT_LOCALE, parseLocale } from "#lib/shared/preferences.ts";
import { ok, type Result } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type Step = { readonly request?: string; readonly pass?: string; readonly another?: boolean };

/** « Valider le Captcha », « Une autre image » and « Soumettre »: the first two come back to the form with everything in it. */
export const registerAction = publicFormAction({
  input: registerSteps,
  run: async (_, input): Promise<Result<Step>> => {
    const visitor = await visitorOfPage();
    if (input.etape === "image") return ok({ another: true });
    const proof = { token: input.captchaJeton, answer: input.captcha };
    if (input.etape === "captcha") return solveCaptcha(proof, visitor);
    return register({
      form: input,
      captcha: { ...proof, pass: input.captchaPasse },
      visitor,
      locale: parseLocale(await getLocale()) ?? DEFAULT_LOCALE,
      from: await requestOrigin(),
    });
  },
  done: ({ request }) => (request ? routes.registered({ demande: request }) : null),
  again: (outcome, data) => captchaAfter(data, outcome.ok ? outcome.data : {}),
});
