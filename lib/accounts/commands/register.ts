import "server-only";
import { invitationOf } from "#lib/access/index.ts";
import { take } from "#lib/accounts/data/limits.ts";
import { sealRegistration } from "#lib/accounts/data/registration.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import type { RegistrationForm } from "#lib/accounts/domain/registration.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { type CaptchaProof, type CaptchaRefusal, spendCaptcha } from "#lib/captcha/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { seal } from "#lib/platform/seal.ts";
import { settings } from "#lib/settings/index.ts";
import type { Locale } from "#lib/shared/preferences.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type Registration = {
  readonly form: RegistrationForm;
  readonly captcha: CaptchaProof;
  /** The browser that the captcha was made for. */
  readonly visitor: string | null;
  readonly locale: Locale;
  readonly from: Origin;
};

/**
 * « Créer mon compte » (features F-11 to F-18). Nobody is looked up here: what was typed goes sealed to the worker, which opens the
 * account or tells the owner of one that it exists. Which of the two can be read neither from the answer nor from its timing (quality
 * bar T-34).
 *
 * @returns `request`: the sealed address, with which the next page shows it and can have the link sent again.
 */
export async function register(
  input: Registration,
): Promise<Result<{ request: string }, "TOO_MANY_REGISTRATIONS" | "REGISTRATION_CLOSED" | CaptchaRefusal>> {
  const { form, from } = input;
  const fromAddress = await take("registerAddress", addressGroup(from.address ?? "unknown"));
  if (!fromAddress.allowed) return refused("limited", from, tooMany(fromAddress.msLeft));
  const { registrationOpen, surveyOffered } = await settings();
  // By the token that was mailed, never by the address: nothing tells who was invited.
  if (!registrationOpen && (await invitationOf(form.invitation))?.email !== form.email)
    return refused("closed", from, refuse("REGISTRATION_CLOSED"));
  const captcha = await spendCaptcha(input.captcha, input.visitor);
  if (!captcha.ok) return refused("captcha", from, captcha);
  const forAccount = await take("registerAccount", form.email);
  if (!forAccount.allowed) return refused("limited", from, tooMany(forAccount.msLeft));

  const at = now();
  const order = {
    email: form.email,
    firstName: form.firstName,
    lastName: form.lastName,
    phone: form.phone,
    contactEmail: form.contactEmail || form.email,
    survey: surveyOffered ? form.survey === "oui" : null,
    locale: input.locale,
    at: at.getTime(),
  };
  await transaction((tx) =>
    enqueue(tx, "account.register", { sealed: seal("registration", JSON.stringify(order)), address: from.address }),
  );
  return ok({ request: sealRegistration(form.email, at) });
}

function tooMany(msLeft: number) {
  return refuse("TOO_MANY_REGISTRATIONS", { params: { minutes: minutesLeft(msLeft) } });
}

/** Keeps the refusal in the trail, then gives it back. */
async function refused<C extends string>(reason: "limited" | "captcha" | "closed", from: Origin, refusal: Refusal<C>) {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "account.registrationRefused",
      detail: { reason },
      outcome: "refused",
      address: from.address,
    }),
  );
  return refusal;
}
