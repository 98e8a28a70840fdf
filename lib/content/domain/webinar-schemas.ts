import { z } from "zod";
import { moment, optionalId, texts, version } from "#lib/content/domain/schemas.ts";

/** A secure address, or nothing. */
const address = z
  .string()
  .trim()
  .max(500, "TOO_LONG")
  .refine((typed) => typed === "" || URL.parse(typed)?.protocol === "https:", "ADDRESS_NOT_SECURE")
  .default("");

export const webinarInput = z.object({
  webinarId: optionalId,
  version,
  startsAt: moment.refine((at) => at !== null, "REQUIRED"),
  minutes: z.coerce.number("NUMBER_UNKNOWN").int("NUMBER_UNKNOWN").min(15, "NUMBER_UNKNOWN").max(480, "NUMBER_UNKNOWN"),
  seats: z.coerce.number("NUMBER_UNKNOWN").int("NUMBER_UNKNOWN").min(1, "NUMBER_UNKNOWN").max(5_000, "NUMBER_UNKNOWN"),
  address: address.refine((typed) => typed !== "", "REQUIRED"),
  replay: address,
  slides: address,
  ...texts,
});
export type WebinarInput = z.input<typeof webinarInput>;

export const oneWebinarInput = z.object({ webinarId: z.uuid() });
