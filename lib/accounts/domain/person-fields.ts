import { z } from "zod";
import { isEmailAddress, normaliseEmail } from "#lib/accounts/domain/email.ts";

/** The fields that say who a person is, the same when an account is opened and when it is changed. */

/** A mail address as it is kept: lower case, without spaces around. */
export const mailAddress = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .max(254, "TOO_LONG")
  .refine((text) => text === "" || isEmailAddress(text), "EMAIL_FORMAT")
  .transform(normaliseEmail);

/**
 * A name in any alphabet. What could be read as an address of the web is refused: the name stands in a mail to whoever owns the
 * address, and the one who types it may be somebody else.
 */
export const personName = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .max(60, "TOO_LONG")
  .refine(
    (text) =>
      text === "" || (/\p{L}/u.test(text) && !/[\p{Cc}\p{Cf}<>@/\\:{}[\]]|[\p{L}\d]{2,}\.[\p{L}\d]{2,}/u.test(text)),
    "NAME_FORMAT",
  );

/** Digits with what people put between them; a number of another country may come. It may be left empty. */
export const phoneNumber = z
  .string()
  .trim()
  .max(30, "TOO_LONG")
  .refine(
    (text) => text === "" || (/^\+?[\d\s().\-/\u202f]+$/u.test(text) && /^(\D*\d){6,15}\D*$/.test(text)),
    "PHONE_FORMAT",
  );
