import "server-only";
import type { WrittenSyntax } from "#lib/documents/domain/einvoice/writing/write.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { Result } from "#lib/shared/result.ts";

/** The data of an electronic invoice in the syntax that is asked, in a thread that can be killed; null when that would lose any of them. */
export function rewriteEInvoice(input: {
  bytes: Uint8Array;
  to: WrittenSyntax;
}): Promise<Result<{ xml: string | null }, DocumentRefusal>> {
  return readers().text.run("rewriteFile", input, DOCUMENT_LIMITS.textMs);
}
