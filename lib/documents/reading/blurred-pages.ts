import "server-only";
import type { FirstLook } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import { BLURRED } from "#lib/documents/workers/page-sharpness.ts";

/** Where the fields are, in nearly all invoices: looking at more pages would make the person wait. */
const MOST_PAGES = 2;

/** Pages whose picture is too blurred to be read well: an advice to take it again, told before the reading, never a refusal. */
export async function blurredPages(bytes: Uint8Array, look: Pick<FirstLook, "kind" | "ocrPages">): Promise<number[]> {
  const from = look.kind === "image" ? "image" : "pdf";
  const pages = look.ocrPages.slice(0, MOST_PAGES);
  const seen = await Promise.all(
    pages.map((page) =>
      readers().text.run<number | null>("sharpness", { bytes, page, from }, DOCUMENT_LIMITS.sharpnessMs),
    ),
  );
  return pages.filter((_, i) => {
    const one = seen[i];
    return one?.ok && one.data !== null && one.data < BLURRED;
  });
}
