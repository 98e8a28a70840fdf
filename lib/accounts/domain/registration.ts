import { z } from "zod";
import { isEmailAddress, normaliseEmail } from "#lib/accounts/domain/email.ts";
import { mailAddress, personName, phoneNumber } from "#lib/accounts/domain/person-fields.ts";

/** A link to activate an account (feature F-19): works once, for an hour, and only the last one sent. */
export const ACTIVATION_MINUTES = 60;
/** How long the page that follows a registration can have the link sent again. */
export const REGISTRATION_DAYS = 7;

/** The form « Créer mon compte » (features F-12 to F-16). An empty contact address is the sign-in address. */
export const registrationInput = z
  .object({
    email: mailAddress,
    emailConfirmation: z.string().trim().min(1, "REQUIRED").max(254, "TOO_LONG").transform(normaliseEmail),
    firstName: personName,
    lastName: personName,
    phone: phoneNumber.transform((text) => text || null),
    contactEmail: z
      .string()
      .trim()
      .max(254, "TOO_LONG")
      .refine((text) => text === "" || isEmailAddress(text), "EMAIL_FORMAT")
      .transform(normaliseEmail),
    survey: z.literal("oui").optional(),
    /** Token of the invitation by which one came; needed only where registration is not open to all. */
    invitation: z.string().max(100, "INVALID").default(""),
    terms: z.literal("oui", "TERMS_REQUIRED"),
  })
  .refine((form) => form.email === form.emailConfirmation, {
    path: ["emailConfirmation"],
    error: "EMAILS_DIFFER",
    when: ({ value }) => {
      const form = value as { email?: unknown; emailConfirmation?: unknown };
      return (
        typeof form.email === "string" && typeof form.emailConfirmation === "string" && form.emailConfirmation !== ""
      );
    },
  });

export type RegistrationForm = z.output<typeof registrationInput>;

/** A registration on its way to the worker, sealed. `at`: when it was sent, in milliseconds; the newest one wins. */
export const registrationOrder = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  contactEmail: z.string(),
  /** Null: it was not asked. */
  survey: z.boolean().nullable(),
  locale: z.enum(["fr", "en"]),
  at: z.number(),
});
export type RegistrationOrder = z.infer<typeof registrationOrder>;

/** Who wants the activation link again: by the address of the registration, or by a link that does not work any more. */
export const activationOrder = z.union([z.object({ email: z.string() }), z.object({ token: z.string() })]);
export type ActivationOrder = z.infer<typeof activationOrder>;
