import { z } from "zod";
import { REFORM_RULES } from "#lib/invoices/domain/reform.ts";
import { parseDate } from "#lib/shared/dates.ts";

/** From which day a rule holds; nothing: it does not. `seenVersion`: of the setting that was on the screen, 0 when it was never set. */
export const setReformInput = z.object({
  rule: z.enum(REFORM_RULES),
  seenVersion: z.coerce.number().int().min(0),
  holdsFrom: z
    .string()
    .trim()
    .nullish()
    .transform((typed, context) => {
      if (!typed) return null;
      const day = parseDate(typed);
      if (!day) context.addIssue({ code: "custom", message: "DATE_FORMAT" });
      return day;
    }),
});
export type SetReformInput = z.input<typeof setReformInput>;
