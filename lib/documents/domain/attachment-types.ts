import { checkFileName } from "#lib/documents/domain/file-name.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type AttachmentType = {
  readonly extension: string;
  readonly mediaType: string;
  /** Extensions under which the content of such a file is recognised; empty for text and formats without a mark. */
  readonly contents: readonly string[];
};

/** Old office documents all share one container. */
const COMPOUND = ["cfb", "doc", "xls", "ppt"];

/** What may be attached to an invoice (domain reference § 8.6). */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  { extension: "bmp", mediaType: "image/bmp", contents: ["bmp"] },
  { extension: "gif", mediaType: "image/gif", contents: ["gif"] },
  { extension: "fax", mediaType: "application/octet-stream", contents: ["tif"] },
  { extension: "odt", mediaType: "application/vnd.oasis.opendocument.text", contents: ["odt", "zip"] },
  { extension: "ppt", mediaType: "application/vnd.ms-powerpoint", contents: COMPOUND },
  { extension: "tiff", mediaType: "image/tiff", contents: ["tif"] },
  { extension: "tif", mediaType: "image/tiff", contents: ["tif"] },
  { extension: "xls", mediaType: "application/vnd.ms-excel", contents: COMPOUND },
  { extension: "bz2", mediaType: "application/x-bzip2", contents: ["bz2"] },
  { extension: "gz", mediaType: "application/gzip", contents: ["gz"] },
  { extension: "gzip", mediaType: "application/gzip", contents: ["gz"] },
  { extension: "tgz", mediaType: "application/gzip", contents: ["gz"] },
  { extension: "jpeg", mediaType: "image/jpeg", contents: ["jpg"] },
  { extension: "jpg", mediaType: "image/jpeg", contents: ["jpg"] },
  { extension: "p7s", mediaType: "application/pkcs7-signature", contents: [] },
  { extension: "rtf", mediaType: "application/rtf", contents: ["rtf"] },
  { extension: "txt", mediaType: "text/plain", contents: [] },
  { extension: "xml", mediaType: "application/xml", contents: ["xml"] },
  { extension: "csv", mediaType: "text/csv", contents: [] },
  { extension: "pdf", mediaType: "application/pdf", contents: ["pdf"] },
  { extension: "svg", mediaType: "image/svg+xml", contents: ["xml", "svg"] },
  { extension: "xhtml", mediaType: "application/xhtml+xml", contents: ["xml"] },
  {
    extension: "xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    contents: ["xlsx", "zip"],
  },
  { extension: "doc", mediaType: "application/msword", contents: [...COMPOUND, "rtf"] },
  { extension: "htm", mediaType: "text/html", contents: ["xml"] },
  { extension: "html", mediaType: "text/html", contents: ["xml"] },
  { extension: "odp", mediaType: "application/vnd.oasis.opendocument.presentation", contents: ["odp", "zip"] },
  { extension: "png", mediaType: "image/png", contents: ["png", "apng"] },
  { extension: "xlc", mediaType: "application/vnd.ms-excel", contents: COMPOUND },
  { extension: "xlm", mediaType: "application/vnd.ms-excel", contents: COMPOUND },
  { extension: "zip", mediaType: "application/zip", contents: ["zip"] },
  {
    extension: "docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    contents: ["docx", "zip"],
  },
  { extension: "ods", mediaType: "application/vnd.oasis.opendocument.spreadsheet", contents: ["ods", "zip"] },
  { extension: "pps", mediaType: "application/vnd.ms-powerpoint", contents: COMPOUND },
  {
    extension: "pptx",
    mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    contents: ["pptx", "zip"],
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
export function contentAgrees(type: AttachmentType, found: string | undefined): boolean {
  return found === undefined ? type.contents.length === 0 || isText(type) : type.contents.includes(found);
}

function isText(type: AttachmentType): boolean {
  return /xml|html|rtf/.test(type.mediaType) && !type.mediaType.includes("openxml");
}
