import sharp from "sharp";
import { type DetectedFormat, detectFormat, withEmbeddedXml, withUnusableXml } from "#lib/documents/domain/detect.ts";
import { asKept, textOfMarkup } from "#lib/documents/domain/document-words.ts";
import { isDeliverable } from "#lib/documents/domain/einvoice/report.ts";
import { isGarbled, readableCharacters } from "#lib/documents/domain/page-text.ts";
import { identifiersOf } from "#lib/documents/domain/read-pages.ts";
import type { FirstLook, ReadingWarning } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import type { XmlSyntax } from "#lib/documents/domain/xml-fields.ts";
import { decodeXml } from "#lib/documents/domain/xml-text.ts";
import { embeddedXml, readXmlInvoice } from "#lib/documents/workers/embedded-xml.ts";
import { openPdf } from "#lib/documents/workers/pdf-document.ts";
import { hasDecompressionBomb, hugeImage } from "#lib/documents/workers/pdf-guard.ts";
import { relatesItsFiles } from "#lib/documents/workers/pdf-names.ts";
import { pagesToRead, wordsOfPdf } from "#lib/documents/workers/pdf-words.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Look = Promise<Result<FirstLook, DocumentRefusal>>;

/** Fewer letters and digits than this on a page: its text is in an image. */
const FEW_CHARACTERS = 40;

/** Opens a file, whatever it is, and takes all that can be had without OCR. */
export async function firstLook(bytes: Uint8Array, fileName: string): Look {
  const detected = detectFormat(bytes, fileName);
  if (!detected.ok) return detected;
  if (detected.data.kind === "PDF") return lookAtPdf(bytes, detected.data);
  return detected.data.kind === "IMAGE" ? lookAtImage(bytes, detected.data) : lookAtXml(bytes, detected.data);
}

async function lookAtXml(bytes: Uint8Array, format: DetectedFormat): Look {
  const started = performance.now();
  const xml = readXmlInvoice(bytes, format.kind as XmlSyntax, null);
  if (!xml.ok) return xml;
  const { fields, report } = xml.data;
  // There is no page to fall back on: what cannot be delivered is not taken.
  if (!isDeliverable(report)) {
    const rules = report.findings.filter(({ severity }) => severity === "blocks").map(({ rule }) => rule);
    return refuse("XML_NOT_DELIVERABLE", { params: { rules: [...new Set(rules)].join(", ") } });
  }
  const decoded = decodeXml(bytes);
  const kind = ({ UBL: "ubl", CII: "cii", ZUGFERD1: "zugferd1" } as const)[format.kind as XmlSyntax];
  const timings = { open: performance.now() - started, text: 0 };
  return ok({
    ...{
      kind,
      format,
      xml: fields,
      report,
      cutXml: null,
      pages: 0,
      texts: [],
      identifiers: [],
      ocrPages: [],
      warnings: [],
      timings,
    },
    markup: asKept(textOfMarkup(decoded.ok ? decoded.data : "")),
  });
}

async function lookAtPdf(bytes: Uint8Array, format: DetectedFormat): Look {
  const started = performance.now();
  if (await hasDecompressionBomb(bytes)) return refuse("DECOMPRESSION_BOMB");
  const huge = hugeImage(bytes);
  if (huge) return refuse("IMAGE_TOO_LARGE", { params: { ...huge, limit: DOCUMENT_LIMITS.imagePixels } });
  // Before the bytes are taken over.
  const related = relatesItsFiles(bytes);
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  const document = opened.data;
  try {
    const embedded = await embeddedXml(document, related);
    const { found } = embedded;
    const warnings: ReadingWarning[] = [...embedded.warnings];
    if ((await document.getPermissions()) !== null) warnings.push({ code: "PDF_RESTRICTED" });
    const middle = performance.now();
    const texts = await wordsOfPdf(document);
    const numbers = pagesToRead(document.numPages);
    if (numbers.length < document.numPages) {
      warnings.push({ code: "PAGES_SKIPPED", params: { read: numbers.length, pages: document.numPages } });
    }
    const imaged = texts.filter((page) => readableCharacters(page) < FEW_CHARACTERS || isGarbled(page));
    const readable = texts.filter((page) => !imaged.includes(page));
    const mostlyImages = imaged.length > texts.length / 2;
    return ok({
      kind: found ? (found.syntax === "ZUGFERD1" ? "zugferd1" : "facturx") : mostlyImages ? "pdf-scan" : "pdf-text",
      format: found
        ? withEmbeddedXml(format, found.name, found.syntax)
        : withUnusableXml(format, embedded.report?.attachment ?? null),
      xml: found?.fields ?? null,
      cutXml: embedded.partly,
      report: embedded.report,
      pages: document.numPages,
      texts: readable,
      identifiers: identifiersOf(readable),
      markup: "",
      // With pages that have text, a page without (a photo, general terms as an image) is rarely the invoice.
      ocrPages: found || !mostlyImages ? [] : imaged.map((page) => page.page),
      warnings,
      timings: { open: middle - started, text: performance.now() - middle },
    });
  } catch {
    return refuse("CORRUPT_PDF");
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

async function lookAtImage(bytes: Uint8Array, format: DetectedFormat): Look {
  const started = performance.now();
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    // In a TIFF of several pages sharp gives the size of one.
    if (width * height > DOCUMENT_LIMITS.imagePixels) {
      return refuse("IMAGE_TOO_LARGE", { params: { width, height, limit: DOCUMENT_LIMITS.imagePixels } });
    }
    if (pages > DOCUMENT_LIMITS.pages)
      return refuse("TOO_MANY_PAGES", { params: { pages, limit: DOCUMENT_LIMITS.pages } });
    const ocrPages = Array.from({ length: pages }, (_, i) => i + 1);
    const timings = { open: performance.now() - started, text: 0 };
    return ok({
      kind: "image",
      format,
      xml: null,
      cutXml: null,
      report: null,
      pages,
      texts: [],
      identifiers: [],
      markup: "",
      ocrPages,
      warnings: [],
      timings,
    });
  } catch {
    return refuse("CORRUPT_IMAGE");
  }
}
