import { z } from "zod";

/**
 * A new value of a setting; or `of`, one of its earlier versions, whose value it gets back (0: its default). `seenVersion`: the one that
 * was on the screen, 0 when it was never set.
 */
export const setSettingInput = z.object({
  key: z.string().max(60),
  seenVersion: z.coerce.number().int().min(0),
  value: z.string().max(10_000, "TOO_LONG").default(""),
  // Null stands first: read once more it must stay null, and not become the number 0.
  of: z.union([z.null(), z.literal("").transform(() => null), z.coerce.number().int().min(0)]).default(null),
});
export type SetSettingInput = z.input<typeof setSettingInput>;
