import { z } from "zod";
import { mailAddress, personName, phoneNumber } from "#lib/accounts/domain/person-fields.ts";
import { LOCALES, THEMES } from "#lib/shared/preferences.ts";

/** What the forms of « Mon compte » send. */

export const identityInput = z.object({
  firstName: personName,
  lastName: personName,
  phone: phoneNumber,
});
export type IdentityInput = z.input<typeof identityInput>;

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
