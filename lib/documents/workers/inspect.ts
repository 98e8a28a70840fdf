import { type DetectedFormat, detectFormat, withEmbeddedXml } from "#lib/documents/domain/detect.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import type { EInvoiceReport } from "#lib/documents/domain/einvoice/report.ts";
import { type EInvoiceView, viewOf } from "#lib/documents/domain/einvoice/view.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import type { XmlSyntax } from "#lib/documents/domain/xml-fields.ts";
import { looksLikeXml } from "#lib/documents/domain/xml-text.ts";
import { embeddedXml, readXmlInvoice, reportOfRefusal } from "#lib/documents/workers/embedded-xml.ts";
import { openPdf } from "#lib/documents/workers/pdf-document.ts";
import { hasDecompressionBomb, hugeImage } from "#lib/documents/workers/pdf-guard.ts";
import { relatesItsFiles } from "#lib/documents/workers/pdf-names.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** What an electronic invoice is, what the norm says of it, and what it says. No view of one that could not be read. */
export type Inspected = {
  readonly format: DetectedFormat | null;
  readonly report: EInvoiceReport;
  readonly view: EInvoiceView | null;
};

type Inspection = Promise<Result<Inspected, DocumentRefusal>>;

/** Checks an electronic invoice, XML or PDF with XML inside. Only what holds none at all is refused: everything else has a report. */
export async function inspect(bytes: Uint8Array): Inspection {
  if (looksLikeXml(bytes)) return inspectXml(bytes);
  // The content decides, not the name: nothing is kept that would carry one.
  const detected = detectFormat(bytes, "facture.pdf");
  if (detected.ok && detected.data.kind === "PDF") return inspectPdf(bytes, detected.data);
  return detected.ok || detected.code === "EXTENSION_MISMATCH" ? refuse("NO_EINVOICE") : detected;
}

async function inspectXml(bytes: Uint8Array): Inspection {
  const detected = detectFormat(bytes, "facture.xml");
  if (!detected.ok)
    return isAboutXml(detected.code)
      ? ok({ format: null, report: reportOfRefusal(detected, null), view: null })
      : detected;
  const read = readXmlInvoice(bytes, detected.data.kind as XmlSyntax, null);
  if (!read.ok) return ok({ format: detected.data, report: reportOfRefusal(read, null), view: null });
  return ok({ format: detected.data, ...shown(read.data) });
}

async function inspectPdf(bytes: Uint8Array, format: DetectedFormat): Inspection {
  if (await hasDecompressionBomb(bytes)) return refuse("DECOMPRESSION_BOMB");
  const huge = hugeImage(bytes);
  if (huge) return refuse("IMAGE_TOO_LARGE", { params: { ...huge, limit: DOCUMENT_LIMITS.imagePixels } });
  const related = relatesItsFiles(bytes);
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  try {
    const { found, report, invoice } = await embeddedXml(opened.data, related);
    if (!report) return refuse("NO_EINVOICE");
    const shape = found ? withEmbeddedXml(format, found.name, found.syntax) : format;
    return ok({ format: shape, ...shown({ report, invoice }) });
  } catch {
    return refuse("CORRUPT_PDF");
  } finally {
    await opened.data.loadingTask.destroy().catch(() => undefined);
  }
}

const isAboutXml = (code: DocumentRefusal) =>
  code === "XML_DTD" || code === "XML_MALFORMED" || code === "XML_UNKNOWN_ROOT";

function shown({ report, invoice }: { report: EInvoiceReport; invoice: EInvoice | null }) {
  return { report, view: invoice && viewOf(invoice) };
}
