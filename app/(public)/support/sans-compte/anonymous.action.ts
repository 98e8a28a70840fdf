"use server";

import { getLocale } from "next-intl/server";
import { anonymousSteps } from "#app/(public)/support/sans-compte/anonymous-steps.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { solveCaptcha } from "#lib/captcha/index.ts";
import { captchaAfter, visitorOfPage } from "#lib/captcha/web.ts";
import { DEFAULT_LOCALE, parseLocale } from "#lib/shared/preferences.ts";
import { ok, type Result } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";
import { openAnonymousTicket } from "#lib/tickets/index.ts";

type Step = { readonly sent?: true; readonly pass?: string; readonly another?: boolean };

/** « Valider le Captcha », « Une autre image » and « Soumettre »: the first two come back to the form with everything in it. */
export const openAnonymousAction = publicFormAction({
  input: anonymousSteps,
  run: async (_, input): Promise<Result<Step>> => {
    const visitor = await visitorOfPage();
    if (input.etape === "image") return ok({ another: true });
    const proof = { token: input.captchaJeton, answer: input.captcha };
    if (input.etape === "captcha") return solveCaptcha(proof, visitor);
    const { subcategoryId, email, title, description } = input;
    const sent = await openAnonymousTicket({
      form: { subcategoryId, email, title, description },
      captcha: { ...proof, pass: input.captchaPasse },
      visitor,
      locale: parseLocale(await getLocale()) ?? DEFAULT_LOCALE,
      address: (await requestOrigin()).address,
    });
    return sent.ok ? ok({ sent: true }) : sent;
  },
  done: ({ sent }) => (sent ? routes.anonymousTicketSent() : null),
  again: (outcome, data) => captchaAfter(data, outcome.ok ? outcome.data : {}),
});
