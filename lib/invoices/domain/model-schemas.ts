import { z } from "zod";
import { cleanText } from "#lib/invoices/domain/draft-fields.ts";
import { RHYTHMS_OF_DRAFTS } from "#lib/invoices/domain/recurrence.ts";
import { parseDate } from "#lib/shared/dates.ts";

const id = z.uuid();
const key = z.string().min(8).max(100);

/** A calendar day as people type it; empty is null. */
const day = z
  .string()
  .trim()
  .nullish()
  .transform((typed, context) => {
    if (!typed) return null;
    const read = parseDate(typed);
    if (!read) context.addIssue({ code: "custom", message: "DATE_FORMAT" });
    return read;
  });

export const saveModelInput = z.object({
  invoiceId: id,
  name: z.string().max(60, "TOO_LONG").transform(cleanText).pipe(z.string().min(1, "REQUIRED")),
});
export type SaveModelInput = z.input<typeof saveModelInput>;

export const useModelInput = z.object({ modelId: id, key });
export type UseModelInput = z.input<typeof useModelInput>;

export const deleteModelInput = z.object({ modelId: id });
export type DeleteModelInput = z.input<typeof deleteModelInput>;

export const startRecurrenceInput = z.object({
  modelId: id,
  every: z.enum(RHYTHMS_OF_DRAFTS, "REQUIRED"),
  dayOfMonth: z.coerce.number("REQUIRED").int("INVALID").min(1, "DAY_OF_MONTH").max(31, "DAY_OF_MONTH"),
  /** Empty: from today on. */
  startOn: day,
  untilOn: day,
});
export type StartRecurrenceInput = z.input<typeof startRecurrenceInput>;

export const RECURRENCE_GESTURES = ["pause", "resume", "end"] as const;

export const changeRecurrenceInput = z.object({
  recurrenceId: id,
  version: z.coerce.number().int().min(1),
  gesture: z.enum(RECURRENCE_GESTURES),
});
export type ChangeRecurrenceInput = z.input<typeof changeRecurrenceInput>;

export const favouriteInput = z.object({
  /** Of the recipient. */
  siret: z
    .string()
    .max(80)
    .transform((typed) => typed.replace(/\s/g, ""))
    .pipe(z.string().min(1, "REQUIRED")),
  /** Of its service; empty: the structure itself. */
  serviceCode: z
    .string()
    .max(100)
    .nullish()
    .transform((code) => code?.trim() ?? ""),
});
export type FavouriteInput = z.input<typeof favouriteInput>;

export const forgetFavouriteInput = z.object({ favouriteId: id });
export type ForgetFavouriteInput = z.input<typeof forgetFavouriteInput>;
