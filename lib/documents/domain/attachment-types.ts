import { checkFileName } from "#lib/documents/domain/file-name.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { encodingByMark, looksLikeXml } from "#lib/documents/domain/xml-text.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** `package`: a ZIP that says which office document it is. `signature`: CMS, in DER or as text. */
type Shape = "text" | "markup" | "signature" | "package";

type AttachmentType = {
  readonly extension: string;
  readonly mediaType: string;
  /** Extensions under which the content of such a file is recognised; empty for text and formats without a mark. */
  readonly contents: readonly string[];
  /** What else the content must look like, where its first bytes do not tell all. */
  readonly shape?: Shape;
};

/** Old office documents all share one container. */
const COMPOUND = ["cfb", "doc", "xls", "ppt"];

/** What may be attached to an invoice (domain reference § 8.6). */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  { extension: "bmp", mediaType: "image/bmp", contents: ["bmp"] },
  { extension: "gif", mediaType: "image/gif", contents: ["gif"] },
  { extension: "fax", mediaType: "application/octet-stream", contents: ["tif"] },
  {
    extension: "odt",
    mediaType: "application/vnd.oasis.opendocument.text",
    contents: ["odt", "zip"],
    shape: "package",
  },
  { extension: "ppt", mediaType: "application/vnd.ms-powerpoint", contents: COMPOUND },
  { extension: "tiff", mediaType: "image/tiff", contents: ["tif"] },
  { extension: "tif", mediaType: "image/tiff", contents: ["tif"] },
  { extension: "xls", mediaType: "application/vnd.ms-excel", contents: COMPOUND },
  { extension: "bz2", mediaType: "application/x-bzip2", contents: ["bz2"] },
  { extension: "gz", mediaType: "application/gzip", contents: ["gz", "tar.gz"] },
  { extension: "gzip", mediaType: "application/gzip", contents: ["gz", "tar.gz"] },
  { extension: "tgz", mediaType: "application/gzip", contents: ["gz", "tar.gz"] },
  { extension: "jpeg", mediaType: "image/jpeg", contents: ["jpg"] },
  { extension: "jpg", mediaType: "image/jpeg", contents: ["jpg"] },
  { extension: "p7s", mediaType: "application/pkcs7-signature", contents: [], shape: "signature" },
  { extension: "rtf", mediaType: "application/rtf", contents: ["rtf"] },
  { extension: "txt", mediaType: "text/plain", contents: [], shape: "text" },
  { extension: "xml", mediaType: "application/xml", contents: ["xml"], shape: "markup" },
  { extension: "csv", mediaType: "text/csv", contents: [], shape: "text" },
  { extension: "pdf", mediaType: "application/pdf", contents: ["pdf"] },
  { extension: "svg", mediaType: "image/svg+xml", contents: ["xml", "svg"], shape: "markup" },
  { extension: "xhtml", mediaType: "application/xhtml+xml", contents: ["xml"], shape: "markup" },
  {
    extension: "xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    contents: ["xlsx", "zip"],
    shape: "package",
  },
  { extension: "doc", mediaType: "application/msword", contents: [...COMPOUND, "rtf"] },
  { extension: "htm", mediaType: "text/html", contents: ["xml"], shape: "markup" },
  { extension: "html", mediaType: "text/html", contents: ["xml"], shape: "markup" },
  {
    extension: "odp",
    mediaType: "application/vnd.oasis.opendocument.presentation",
    contents: ["odp", "zip"],
    shape: "package",
  },
  { extension: "png", mediaType: "image/png", contents: ["png", "apng"] },
  { extension: "xlc", mediaType: "application/vnd.ms-excel", contents: COMPOUND },
  { extension: "xlm", mediaType: "application/vnd.ms-excel", contents: COMPOUND },
  { extension: "zip", mediaType: "application/zip", contents: ["zip"] },
  {
    extension: "docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    contents: ["docx", "zip"],
    shape: "package",
  },
  {
    extension: "ods",
    mediaType: "application/vnd.oasis.opendocument.spreadsheet",
    contents: ["ods", "zip"],
    shape: "package",
  },
  { extension: "pps", mediaType: "application/vnd.ms-powerpoint", contents: COMPOUND },
  {
    extension: "pptx",
    mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    contents: ["pptx", "zip"],
    shape: "package",
  },
];

const BY_EXTENSION = new Map(ATTACHMENT_TYPES.map((type) => [type.extension, type]));

/** Name and size of an attachment; its media type comes from its extension. `size` in bytes. */
export function checkAttachment(fileName: string, size: number): Result<AttachmentType, DocumentRefusal> {
  const name = checkFileName(fileName);
  if (!name.ok) return name;
  const type = BY_EXTENSION.get(name.data.extension);
  if (!type) return refuse("EXTENSION_NOT_ACCEPTED", { params: { extension: name.data.extension } });
  if (size === 0) return refuse("EMPTY");
  return size > DOCUMENT_LIMITS.bytes
    ? refuse("TOO_LARGE", { params: { size, limit: DOCUMENT_LIMITS.bytes } })
    : ok(type);
}

/**
 * The content must be what the extension says. `found` is the extension that the first bytes of the file call for, undefined when
 * they call for none: then a format that always has a mark is not what it says either.
 */
export function contentAgrees(type: AttachmentType, found: string | undefined, bytes: Uint8Array): boolean {
  const named = found !== undefined && type.contents.includes(found);
  switch (type.shape) {
    case "text":
      // Two letters are enough for some marks ("BM", "MZ"), and a text may begin with them.
      return isText(bytes) && !(found && WRITTEN_AS_TEXT.has(found));
    case "markup":
      return (named || found === undefined) && looksLikeXml(bytes) && isText(bytes);
    case "signature":
      return found === undefined && (bytes[0] === DER_SEQUENCE || /^[\w+/=\s-]+$/.test(latin(bytes.subarray(0, 400))));
    case "package":
      return named && (found !== "zip" || PACKAGE_MARKS.some((mark) => bufferOf(bytes).includes(mark)));
    default:
      return named && !(found === "bmp" && isText(bytes));
  }
}

/** Formats that are text themselves, and not a text that anybody would read. */
const WRITTEN_AS_TEXT: ReadonlySet<string> = new Set(["pdf", "xml", "svg", "rtf", "ps", "eps"]);
const PACKAGE_MARKS = ["[Content_Types].xml", "mimetypeapplication/vnd.oasis.opendocument"];
const DER_SEQUENCE = 0x30;
/** What no text has in the encodings of one byte or of UTF-8; a form feed and the mark of the end under DOS are none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\0-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]/;
const LOOKED_AT = 64 * 1024;

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const latin = (bytes: Uint8Array) => bufferOf(bytes).toString("latin1");

function isText(bytes: Uint8Array): boolean {
  const encoding = encodingByMark(bytes);
  const head = bytes.subarray(0, LOOKED_AT);
  return !CONTROL.test(encoding ? new TextDecoder(encoding).decode(head) : latin(head));
}
