import { z } from "zod";
import { TOUR_STATES } from "#lib/help/domain/tour.ts";
import { LOCALES } from "#lib/shared/preferences.ts";

export const moveTourInput = z.object({ state: z.enum(TOUR_STATES) });
export type MoveTourInput = z.input<typeof moveTourInput>;

/** A page of the help, or the welcome, in one language. */
const place = {
  page: z.string().regex(/^[a-z0-9-]{1,80}$/),
  locale: z.enum(LOCALES),
};
/** Counts the changes of the draft; 0: there was none. Who saves over a newer one is told. */
const version = z.coerce.number().int().min(0).default(0);
const line = (longest: number) =>
  z
    .string()
    .max(longest, "TOO_LONG")
    .transform((typed) => typed.replace(/\s+/g, " ").trim());

export const draftHelpInput = z.object({
  ...place,
  version,
  title: line(150).refine((typed) => typed !== "", "REQUIRED"),
  summary: line(300).refine((typed) => typed !== "", "REQUIRED"),
  keywords: line(500).default(""),
  body: z.string().max(20_000, "TOO_LONG").default(""),
});
export type DraftHelpInput = z.input<typeof draftHelpInput>;

export const helpDraftInput = z.object({ ...place, version });
export type HelpDraftInput = z.input<typeof helpDraftInput>;

export const helpPlaceInput = z.object(place);
export type HelpPlaceInput = z.input<typeof helpPlaceInput>;

export const oneRevisionInput = z.object({ revisionId: z.uuid() });
