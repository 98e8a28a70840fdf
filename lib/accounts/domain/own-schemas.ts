import { z } from "zod";
import { LOCALES, THEMES } from "#lib/shared/preferences.ts";

/** What the forms of « Mon compte » send. */

/** A name is text: no control characters, and nothing that could pass for markup or for an address in a mail. */
const name = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .max(80, "TOO_LONG")
  .regex(/^[^\p{Cc}<>@/\\]*$/u, "NAME_FORMAT");

export const identityInput = z.object({
  firstName: name,
  lastName: name,
  phone: z
    .string()
    .trim()
    .max(30, "TOO_LONG")
    .regex(/^$|^\+?[\d][\d .()-]{4,}$/, "PHONE_FORMAT")
    .default(""),
});
export type IdentityInput = z.input<typeof identityInput>;

/** A mail address as it is kept: lower case, without spaces around. */
const mailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "REQUIRED")
  .max(254, "TOO_LONG")
  .regex(z.regexes.email, "EMAIL_FORMAT");

export const contactInput = z.object({ contactEmail: mailAddress });

export const loginChangeInput = z
  .object({ newEmail: mailAddress, newEmailConfirmation: z.string().trim().toLowerCase().max(254, "TOO_LONG") })
  .refine((typed) => typed.newEmail === typed.newEmailConfirmation, {
    path: ["newEmailConfirmation"],
    message: "EMAILS_DIFFER",
  });

export const linkInput = z.object({ jeton: z.string().max(100, "TOO_LONG") });

/** Bounds only: the rules of the new password are told by `newPasswordProblems`. */
export const passwordChangeInput = z.object({
  presentPassword: z.string().min(1, "REQUIRED").max(256, "TOO_LONG"),
  newPassword: z.string().max(2000, "TOO_LONG"),
  passwordConfirmation: z.string().max(2000, "TOO_LONG"),
});

export const preferencesInput = z.object({ locale: z.enum(LOCALES), theme: z.enum(THEMES) });

export const surveyInput = z.object({ accord: z.enum(["oui", "non"]) });

export const sessionInput = z.object({ sessionId: z.string().max(40, "TOO_LONG") });

export const closingInput = z.object({
  confirmation: z.string().trim().toLowerCase().min(1, "REQUIRED").max(254, "TOO_LONG"),
});
