import { z } from "zod";
import { parseFunction } from "#lib/portal/domain/functions.ts";

/** The functions that a person wants to keep in sight; none: those they use most. What is not a function is left out. */
export const pinnedInput = z.object({
  /** One box ticked comes as a text, several as a list. */
  pinned: z.union([z.string().transform((one) => [one]), z.array(z.string()).max(40)]).default([]),
});
export type PinnedInput = z.input<typeof pinnedInput>;

export const knownFunctions = (codes: readonly string[]) => [
  ...new Set(codes.flatMap((code) => parseFunction(code) ?? [])),
];
