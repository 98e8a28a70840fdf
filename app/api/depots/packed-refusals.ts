import { z } from "zod";
import type { Refusal } from "#lib/shared/result.ts";

/** Browsers drop a cookie of more than 4 096 bytes, its name and attributes included, without a word. */
const MOST_BYTES = 3_600;
const NAME_LENGTH = 80;

/** Codes and figures: sentences would fill the cookie with a handful of files. */
const shape = z.object({
  told: z.array(
    z.tuple([
      z.string(),
      z.string().regex(/^[A-Z][A-Z_0-9]{1,60}$/),
      z.record(z.string(), z.union([z.string(), z.number()])),
    ]),
  ),
  others: z.number().int().min(0),
});

/** Refused files as a cookie carries them: name, code and figures of each, and how many more there were. */
type Packed = z.infer<typeof shape>;

export function packRefusals(refusals: readonly { fileName: string; refusal: Refusal }[]): string {
  const all = refusals.map(({ fileName, refusal: { code, params } }): Packed["told"][number] => [
    [...fileName].slice(0, NAME_LENGTH).join(""),
    code,
    { ...params },
  ]);
  const packed = (count: number) => JSON.stringify({ told: all.slice(0, count), others: all.length - count });
  let count = all.length;
  while (count > 0 && encodeURIComponent(packed(count)).length > MOST_BYTES) count -= 1;
  return packed(count);
}

export function unpackRefusals(text: string | undefined): Packed {
  try {
    const parsed = shape.safeParse(JSON.parse(text ?? ""));
    if (parsed.success) return parsed.data;
  } catch {
    // No cookie, or none of ours.
  }
  return { told: [], others: 0 };
}
