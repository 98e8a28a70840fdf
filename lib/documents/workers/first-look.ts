import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.d.ts";
import sharp from "sharp";
import { type DetectedFormat, detectFormat, detectXml, withEmbeddedXml } from "#lib/documents/domain/detect.ts";
import type { MutableFields } from "#lib/documents/domain/fields.ts";
import { isGarbled, readableCharacters } from "#lib/documents/domain/page-text.ts";
import type { FirstLook, ReadingWarning } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { fieldsFromXml, type XmlSyntax } from "#lib/documents/domain/xml-fields.ts";
import { decodeXml, looksLikeXml } from "#lib/documents/domain/xml-text.ts";
import { closeTags, parseXml } from "#lib/documents/domain/xml-tree.ts";
import { openPdf } from "#lib/documents/workers/pdf-document.ts";
import { hasDecompressionBomb } from "#lib/documents/workers/pdf-guard.ts";
import { pagesToRead, wordsOfPdf } from "#lib/documents/workers/pdf-words.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Look = Promise<Result<FirstLook, DocumentRefusal>>;

/** Names under which invoices travel inside a PDF. Any other `.xml` is looked at after these, and judged by its root. */
const INVOICE_ATTACHMENTS = /^(?:factur-x|zugferd-invoice|xrechnung|order-x)\.xml$/i;

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
  const xml = readXml(bytes, format.kind as XmlSyntax);
  if (!xml.ok) return xml;
  const kind = ({ UBL: "ubl", CII: "cii", ZUGFERD1: "zugferd1" } as const)[format.kind as XmlSyntax];
  const timings = { open: performance.now() - started, text: 0 };
  return ok({ kind, format, xml: xml.data, cutXml: null, pages: 0, texts: [], ocrPages: [], warnings: [], timings });
}

/** What an XML that stops in the middle still says, in a syntax known by its root. */
function readCutXml(content: Uint8Array): MutableFields | null {
  const text = decodeXml(content);
  const root = text.ok ? detectXml(text.data) : text;
  const tree = text.ok && root.ok ? parseXml(closeTags(text.data)) : null;
  return tree?.ok && root.ok ? fieldsFromXml(tree.data, root.data.kind as XmlSyntax) : null;
}

function readXml(bytes: Uint8Array, syntax: XmlSyntax): Result<MutableFields, DocumentRefusal> {
  const text = decodeXml(bytes);
  if (!text.ok) return text;
  const tree = parseXml(text.data);
  return tree.ok ? ok(fieldsFromXml(tree.data, syntax)) : tree;
}

async function lookAtPdf(bytes: Uint8Array, format: DetectedFormat): Look {
  const started = performance.now();
  if (hasDecompressionBomb(bytes)) return refuse("DECOMPRESSION_BOMB");
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  const document = opened.data;
  try {
    const warnings: ReadingWarning[] = [];
    const cut: MutableFields[] = [];
    const embedded =
      (await embeddedInvoice((await document.getAttachments()) ?? {}, warnings, cut)) ??
      (await embeddedInvoice(await attachedToPages(document), warnings, cut));
    if ((await document.getPermissions()) !== null) warnings.push({ code: "PDF_RESTRICTED" });
    const middle = performance.now();
    const texts = await wordsOfPdf(document);
    const numbers = pagesToRead(document.numPages);
    if (numbers.length < document.numPages) {
      warnings.push({ code: "PAGES_SKIPPED", params: { read: numbers.length, pages: document.numPages } });
    }
    const imaged = texts.filter((page) => readableCharacters(page) < FEW_CHARACTERS || isGarbled(page));
    const mostlyImages = imaged.length > texts.length / 2;
    return ok({
      kind: embedded
        ? embedded.syntax === "ZUGFERD1"
          ? "zugferd1"
          : "facturx"
        : mostlyImages
          ? "pdf-scan"
          : "pdf-text",
      format: embedded ? withEmbeddedXml(format, embedded.name, embedded.syntax) : format,
      xml: embedded?.fields ?? null,
      cutXml: embedded ? null : (cut[0] ?? null),
      pages: document.numPages,
      texts: texts.filter((page) => !imaged.includes(page)),
      // With pages that have text, a page without (a photo, general terms as an image) is rarely the invoice.
      ocrPages: embedded || !mostlyImages ? [] : imaged.map((page) => page.page),
      warnings,
      timings: { open: middle - started, text: performance.now() - middle },
    });
  } catch {
    return refuse("CORRUPT_PDF");
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

type Attachments = Record<string, { filename: string; content?: Uint8Array }>;
type Embedded = { name: string; syntax: XmlSyntax; fields: MutableFields };

/** The first attachment that is an invoice in a known syntax. One that should be and cannot be read is told, and the page is read. */
async function embeddedInvoice(
  attachments: Attachments,
  warnings: ReadingWarning[],
  cut: MutableFields[],
): Promise<Embedded | null> {
  const files = Object.values(attachments).filter((file) => file.content && looksLikeXml(file.content));
  files.sort((a, b) => Number(INVOICE_ATTACHMENTS.test(b.filename)) - Number(INVOICE_ATTACHMENTS.test(a.filename)));
  for (const file of files) {
    const content = file.content ?? new Uint8Array();
    if (content.length > DOCUMENT_LIMITS.bytes) continue;
    const text = decodeXml(content);
    const root = text.ok ? detectXml(text.data) : text;
    const syntax = root.ok ? (root.data.kind as XmlSyntax) : null;
    const fields = syntax ? readXml(content, syntax) : root.ok ? refuse("XML_UNKNOWN_ROOT" as const) : root;
    if (syntax && fields.ok) return { name: file.filename, syntax, fields: fields.data };
    if (!fields.ok && (INVOICE_ATTACHMENTS.test(file.filename) || syntax)) {
      warnings.push({ code: "XML_UNREADABLE", params: { attachment: file.filename, cause: fields.code } });
      const part = readCutXml(content);
      if (part) cut.push(part);
    }
  }
  return null;
}

/** Files hung on a page as a pin instead of being declared in the document. Looked for on the first pages. */
async function attachedToPages(document: PDFDocumentProxy): Promise<Attachments> {
  const found: Attachments = {};
  for (let number = 1; number <= Math.min(3, document.numPages); number += 1) {
    const annotations = (await (await document.getPage(number)).getAnnotations()) as { file?: Attachments[string] }[];
    for (const [i, { file }] of annotations.entries()) if (file) found[`${number}:${i}`] = file;
  }
  return found;
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
    return ok({ kind: "image", format, xml: null, cutXml: null, pages, texts: [], ocrPages, warnings: [], timings });
  } catch {
    return refuse("CORRUPT_IMAGE");
  }
}
