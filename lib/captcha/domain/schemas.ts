import { z } from "zod";

/** What the captcha of a form posts. Lengths only bound the work. */
const sealed = z.string().max(1000, "INVALID").default("");

/** « Valider le Captcha », alone. */
export const captchaAnswer = z.object({
  captcha: z.string().trim().min(1, "REQUIRED").max(60, "TOO_LONG"),
  captchaJeton: sealed,
});

/** The same with the form that it protects: solved before (`captchaPasse`), or answered now. */
export const captchaFields = {
  captcha: z.string().trim().max(60, "TOO_LONG").default(""),
  captchaJeton: sealed,
  captchaPasse: sealed,
};

/** The refinement that goes with them: one of the two must be there. */
export function captchaGiven(form: { captcha?: string; captchaPasse?: string }): boolean {
  return Boolean(form.captcha || form.captchaPasse);
}
