import { checkFileName } from "#lib/documents/domain/file-name.ts";
import { indexOfName } from "#lib/documents/domain/find-name.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { decodeXml, hasDtd, looksLikeXml, xmlRoot } from "#lib/documents/domain/xml-text.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type DocumentKind = "PDF" | "FACTURX" | "ZUGFERD1" | "UBL" | "CII" | "IMAGE";

/** How the portal files the deposit: the PDF formats and the syntaxes of flows (domain reference § 9.1 and 9.2), or an image. */
export type DepositFormat =
  | "PDF_NON_SIGNE"
  | "PDF_SIGNE_PADES"
  | "IN_DP_E2_CII_FACTURX"
  | "IN_DP_E1_UBL_INVOICE"
  | "IN_DP_E2_UBL_INVOICE_MIN"
  | "IN_DP_E1_CII_16B"
  | "IN_DP_E1_CII"
  | "IMAGE";

/** What in the file decided, for the screen to say so: a code of its own and the words of the file. */
export type DetectionReason = {
  readonly code: "PDF_HEADER" | "PDF_SIGNATURE" | "EMBEDDED_XML" | "XML_UNUSABLE" | "XML_ROOT" | "IMAGE_HEADER";
  readonly params: Readonly<Record<string, string>>;
};

export type DetectedFormat = {
  readonly kind: DocumentKind;
  readonly mediaType: string;
  readonly depositFormat: DepositFormat;
  readonly reason: DetectionReason;
};

type Detection = Result<DetectedFormat, DocumentRefusal>;

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

/** Roots that are invoices. The namespace decides together with the name: another `Invoice` is not UBL. */
export const XML_ROOTS = [
  { name: "Invoice", namespace: `${UBL}Invoice-2`, kind: "UBL", depositFormat: "IN_DP_E1_UBL_INVOICE" },
  { name: "CreditNote", namespace: `${UBL}CreditNote-2`, kind: "UBL", depositFormat: "IN_DP_E1_UBL_INVOICE" },
  {
    name: "CrossIndustryInvoice",
    namespace: "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    kind: "CII",
    depositFormat: "IN_DP_E1_CII_16B",
  },
  {
    name: "CrossIndustryDocument",
    namespace: "urn:ferd:CrossIndustryDocument:invoice:1p0",
    kind: "ZUGFERD1",
    depositFormat: "IN_DP_E1_CII",
  },
] as const;

/** First bytes of what is accepted besides XML. */
const IMAGES = [
  { name: "JPEG", mediaType: "image/jpeg", extensions: ["jpg", "jpeg"], starts: [[0xff, 0xd8, 0xff]] },
  {
    name: "PNG",
    mediaType: "image/png",
    extensions: ["png"],
    starts: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  },
  {
    name: "TIFF",
    mediaType: "image/tiff",
    extensions: ["tif", "tiff"],
    starts: [
      [0x49, 0x49, 0x2a, 0x00],
      [0x4d, 0x4d, 0x00, 0x2a],
    ],
  },
  { name: "WEBP", mediaType: "image/webp", extensions: ["webp"], starts: [[0x52, 0x49, 0x46, 0x46]] },
] as const;

/**
 * What a file is, by its content; the name only has to agree (domain reference § 8.6 and 9.1).
 * A PDF is told from its header here: whether it carries an invoice in XML is known once it is opened (`withEmbeddedXml`).
 */
export function detectFormat(bytes: Uint8Array, fileName: string): Detection {
  const name = checkFileName(fileName);
  if (!name.ok) return name;
  const { extension } = name.data;
  if (bytes.length === 0) return refuse("EMPTY");
  if (bytes.length > DOCUMENT_LIMITS.bytes) {
    return refuse("TOO_LARGE", { params: { size: bytes.length, limit: DOCUMENT_LIMITS.bytes } });
  }
  if (isPdf(bytes)) return agree(extension, ["pdf"], pdf(bytes));
  const image = IMAGES.find(({ starts }) => starts.some((start) => start.every((byte, i) => bytes[i] === byte)));
  if (image && (image.name !== "WEBP" || ascii(bytes, 8, 12) === "WEBP")) {
    const reason = { code: "IMAGE_HEADER", params: { format: image.name } } as const;
    return agree(
      extension,
      image.extensions,
      ok({ kind: "IMAGE", mediaType: image.mediaType, depositFormat: "IMAGE", reason }),
    );
  }
  if (looksLikeXml(bytes)) {
    // A web page that calls itself a PDF is told as that, not as an XML without the right root.
    if (extension !== "xml") return refuse("EXTENSION_MISMATCH", { params: { extension, expected: "xml" } });
    const text = decodeXml(bytes);
    return text.ok ? detectXml(text.data) : text;
  }
  return refuse("UNSUPPORTED_TYPE", { params: { extension } });
}

/** What an XML text is: an invoice in a known syntax, or a refusal. */
export function detectXml(text: string): Detection {
  if (hasDtd(text)) return refuse("XML_DTD");
  const root = xmlRoot(text);
  if (!root) return refuse("XML_MALFORMED");
  const known = XML_ROOTS.find(({ name, namespace }) => name === root.name && namespace === root.namespace);
  if (!known) return refuse("XML_UNKNOWN_ROOT", { params: { root: root.name.slice(0, 80) } });
  // A UBL with the main document inside and the category code of the former syntax is the "minimal" one (§ 9.1).
  const minimal =
    known.kind === "UBL" && /<(?:\w+:)?CategoryCode\b/.test(text) && /EmbeddedDocumentBinaryObject/.test(text);
  return ok({
    kind: known.kind,
    mediaType: "application/xml",
    depositFormat: minimal ? "IN_DP_E2_UBL_INVOICE_MIN" : known.depositFormat,
    reason: { code: "XML_ROOT", params: { root: root.name, namespace: root.namespace } },
  });
}

/** The same PDF once an invoice in XML was found inside, under that attachment name. */
export function withEmbeddedXml(
  format: DetectedFormat,
  attachment: string,
  syntax: "CII" | "ZUGFERD1" | "UBL",
): DetectedFormat {
  return {
    ...format,
    kind: syntax === "ZUGFERD1" ? "ZUGFERD1" : "FACTURX",
    depositFormat: "IN_DP_E2_CII_FACTURX",
    reason: { code: "EMBEDDED_XML", params: { attachment, syntax } },
  };
}

/** The same PDF when the invoice in XML that it should carry cannot be used: the page is what counts. */
export function withUnusableXml(format: DetectedFormat, attachment: string | null): DetectedFormat {
  if (attachment === null) return format;
  return { ...format, reason: { code: "XML_UNUSABLE", params: { attachment } } };
}

function isPdf(bytes: Uint8Array): boolean {
  // The standard's readers accept the header in the first kilobyte; a file that begins as something else is not taken.
  const at = ascii(bytes, 0, 1024).indexOf("%PDF-");
  return at === 0 || (at > 0 && /^[\s\ufeff\u00ef\u00bb\u00bf\0]*$/.test(ascii(bytes, 0, at)));
}

function pdf(bytes: Uint8Array): Detection {
  // A file cut on its way has lost its end, where a PDF says where everything is.
  if (!ascii(bytes, Math.max(0, bytes.length - 4096), bytes.length).includes("startxref")) {
    return refuse("CORRUPT_PDF", { params: { cause: "TRUNCATED" } });
  }
  const version = /^%PDF-([\d.]{1,4})/.exec(ascii(bytes, 0, 1024).trimStart())?.[1] ?? "";
  const filter = pdfSignature(bytes);
  const reason: DetectionReason = filter
    ? { code: "PDF_SIGNATURE", params: { filter } }
    : { code: "PDF_HEADER", params: { version } };
  return ok({
    kind: "PDF",
    mediaType: "application/pdf",
    depositFormat: filter ? "PDF_SIGNE_PADES" : "PDF_NON_SIGNE",
    reason,
  });
}

/** The kind of signature a PDF carries. Its dictionary is never compressed, since it gives places in the file. */
function pdfSignature(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let looked = 0;
  for (
    let at = indexOfName(buffer, "/ByteRange");
    at >= 0 && looked < 20;
    at = indexOfName(buffer, "/ByteRange", at + 10)
  ) {
    looked += 1;
    // The signature itself (tens of kilobytes of digits) may stand between the two.
    const around = buffer.toString("latin1", Math.max(0, at - 131_072), Math.min(buffer.length, at + 131_072));
    const filter = /\/SubFilter\s*\/(ETSI\.CAdES\.detached|adbe\.[\w.]+|ETSI\.RFC3161)/.exec(around)?.[1];
    if (filter) return filter;
  }
  return null;
}

function agree(extension: string, allowed: readonly string[], found: Detection): Detection {
  if (found.ok && !allowed.includes(extension)) {
    return refuse("EXTENSION_MISMATCH", { params: { extension, expected: allowed.join(", ") } });
  }
  return found;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    "latin1",
    from,
    Math.min(to, bytes.length),
  );
}
