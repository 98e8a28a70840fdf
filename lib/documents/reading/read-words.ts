import "server-only";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import type { FirstLook } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { readImages } from "#lib/documents/reading/read-images.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import { ok, type Result } from "#lib/shared/result.ts";

/** The words of the pages of a document with their places, from its text or from its images. None for plain XML. */
export async function readWords(input: {
  bytes: Uint8Array;
  fileName: string;
}): Promise<Result<PageText[], DocumentRefusal>> {
  const looked = await readers().text.run<FirstLook>("look", input, DOCUMENT_LIMITS.textMs);
  if (!looked.ok) return looked;
  const images = looked.data.ocrPages.length > 0 ? await readImages(input, looked.data, []) : ok([]);
  return images.ok ? ok([...looked.data.texts, ...images.data].sort((a, b) => a.page - b.page)) : images;
}
