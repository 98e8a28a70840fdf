import "server-only";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { Result } from "#lib/shared/result.ts";

/**
 * A page of a PDF, or of an image, as a PNG: what the zones of the fields are shown on. `page` starts at 1; `dpi` 40 to 300,
 * without effect on an image, and less on a page that is larger than a screen has use for.
 */
export function renderPage(input: {
  bytes: Uint8Array;
  page: number;
  dpi: number;
}): Promise<Result<Uint8Array, DocumentRefusal>> {
  const dpi = Math.min(300, Math.max(40, input.dpi));
  return readers().text.run<Uint8Array>("render", { ...input, dpi }, DOCUMENT_LIMITS.renderMs);
}
