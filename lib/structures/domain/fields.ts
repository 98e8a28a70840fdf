import { z } from "zod";
import { parseDate } from "#lib/shared/dates.ts";

/** The kinds of answers that the forms of a structure are made of. */

/** Printable text: a name with a line break or an invisible character deceives whoever reads it elsewhere. */
export const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, "TOO_LONG")
    .regex(/^\P{C}*$/u, "INVALID");

export const required = (longest: number) => text(longest).min(1, "REQUIRED");

/** Empty is null. */
export const optional = (longest: number) =>
  text(longest)
    .nullish()
    .transform((value) => value || null);

/** A few lines; a line break is one character, however the browser writes it. */
export const lines = (longest: number) =>
  z
    .string()
    .overwrite((value) => value.replaceAll("\r\n", "\n"))
    .trim()
    .regex(/^(?:\P{C}|[\n\t])*$/u, "INVALID")
    .max(longest, "TOO_LONG")
    .nullish()
    .transform((value) => value || null);

/** A calendar day as people type it, as `2026-11-23`; empty is null. */
export const day = z
  .string()
  .trim()
  .nullish()
  .transform((value, context) => {
    if (!value) return null;
    const parsed = parseDate(value);
    if (!parsed) context.addIssue({ code: "custom", message: "DATE_FORMAT" });
    return parsed;
  });

/** A box: posted as `oui`, or not at all. */
export const box = z
  .union([z.boolean(), z.literal("oui")])
  .optional()
  .transform((value) => value === true || value === "oui");

export const id = z.uuid("INVALID");

/** What was read before the form was filled: a change of something newer is refused. */
export const version = z.coerce.number("INVALID").int("INVALID").min(0, "INVALID");

/** A mail address that people may write to; whether mail arrives there, nobody asks. Empty is null. */
export const mail = text(254)
  .nullish()
  .transform((value) => value?.toLowerCase() || null)
  .refine(
    (value) => value === null || /^[^\s@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(value),
    "EMAIL_FORMAT",
  );

/** Digits with what people put between them. Empty is null. */
export const phone = text(30)
  .nullish()
  .transform((value) => value || null)
  .refine(
    (value) => value === null || (/^\+?[\d\s().\-/\u202f]+$/u.test(value) && /^(\D*\d){6,15}\D*$/.test(value)),
    "PHONE_FORMAT",
  );
