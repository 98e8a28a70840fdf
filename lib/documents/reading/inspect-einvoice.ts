import "server-only";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { Inspected } from "#lib/documents/workers/inspect.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

/**
 * Checks an electronic invoice for whoever asks: in a thread that can be killed, like every file, and without keeping anything.
 * A file that holds no electronic invoice is refused with NO_EINVOICE; one that cannot be read has a report that says so.
 */
export async function inspectEInvoice(bytes: Uint8Array): Promise<Result<Inspected, DocumentRefusal>> {
  if (bytes.length === 0) return refuse("EMPTY");
  if (bytes.length > DOCUMENT_LIMITS.bytes)
    return refuse("TOO_LARGE", { params: { size: bytes.length, limit: DOCUMENT_LIMITS.bytes } });
  return readers().text.run<Inspected>("inspectFile", { bytes }, DOCUMENT_LIMITS.textMs);
}
