import { z } from "zod";

const text = z.string().trim().max(1_000, "TOO_LONG");

/** A note on an incident: French is asked for, English is what English readers see. */
export const healthNoteInput = z.object({
  incidentId: z.uuid(),
  french: text.min(1, "REQUIRED"),
  english: text,
});
export type HealthNoteInput = z.input<typeof healthNoteInput>;
