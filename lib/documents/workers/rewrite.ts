import { detectFormat } from "#lib/documents/domain/detect.ts";
import { convertEInvoice } from "#lib/documents/domain/einvoice/writing/convert.ts";
import type { WrittenSyntax } from "#lib/documents/domain/einvoice/writing/write.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import type { XmlSyntax } from "#lib/documents/domain/xml-fields.ts";
import { looksLikeXml } from "#lib/documents/domain/xml-text.ts";
import { embeddedXml, readXmlInvoice, type XmlInvoice } from "#lib/documents/workers/embedded-xml.ts";
import { openPdf } from "#lib/documents/workers/pdf-document.ts";
import { hasDecompressionBomb } from "#lib/documents/workers/pdf-guard.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * The data of an electronic invoice in a syntax: as they came when they are in it already, else written anew. Null when they cannot be
 * without losing any of it.
 */
export async function rewrite(
  bytes: Uint8Array,
  to: WrittenSyntax,
): Promise<Result<{ xml: string | null }, DocumentRefusal>> {
  const read = looksLikeXml(bytes) ? bare(bytes) : await inPdf(bytes);
  if (!read.ok) return read;
  const { syntax, text, invoice, report } = read.data;
  if (syntax === to) return ok({ xml: text });
  return ok({ xml: invoice && convertEInvoice({ invoice, report }, to) });
}

function bare(bytes: Uint8Array): Result<XmlInvoice, DocumentRefusal> {
  const detected = detectFormat(bytes, "facture.xml");
  return detected.ok ? readXmlInvoice(bytes, detected.data.kind as XmlSyntax, null) : detected;
}

async function inPdf(bytes: Uint8Array): Promise<Result<XmlInvoice, DocumentRefusal>> {
  if (await hasDecompressionBomb(bytes)) return refuse("DECOMPRESSION_BOMB");
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  try {
    const { found } = await embeddedXml(opened.data, true);
    return found ? ok(found) : refuse("NO_EINVOICE");
  } catch {
    return refuse("CORRUPT_PDF");
  } finally {
    await opened.data.loadingTask.destroy().catch(() => undefined);
  }
}
