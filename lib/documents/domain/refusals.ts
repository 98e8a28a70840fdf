/** Why a document cannot be read. Each code has a sentence in `messages/*.json`, block `errors`. */
export const DOCUMENT_REFUSALS = [
  "EMPTY",
  "TOO_LARGE",
  "NAME_TOO_LONG",
  "NAME_WITHOUT_EXTENSION",
  "NAME_NOT_ALLOWED",
  "NAME_RESERVED",
  "EXTENSION_MISMATCH",
  "UNSUPPORTED_TYPE",
  "ENCRYPTED_PDF",
  "CORRUPT_PDF",
  "TOO_MANY_PAGES",
  "DECOMPRESSION_BOMB",
  "XML_DTD",
  "XML_MALFORMED",
  "XML_UNKNOWN_ROOT",
  "XML_NOT_DELIVERABLE",
  "NO_EINVOICE",
  "CORRUPT_IMAGE",
  "IMAGE_TOO_LARGE",
  "NO_SUCH_PAGE",
  "PAGE_WITHOUT_SIZE",
  "READ_TIMEOUT",
  "READ_MEMORY",
  "READER_BUSY",
  "READER_CRASHED",
  "VIRUS_FOUND",
  "SCANNER_UNAVAILABLE",
  "EXTENSION_NOT_ACCEPTED",
  "TOO_MANY_UPLOADS",
] as const;

export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];

/** Limits on what is read. The first two are domain reference § 8.6; the others keep a hostile file from costing much. */
export const DOCUMENT_LIMITS = {
  bytes: 10 * 1024 * 1024,
  nameLength: 50,
  pages: 200,
  /** Pages whose text is read: the first and the last of a longer document. */
  textPages: 40,
  ocrPages: 12,
  /** One decoded stream inside a PDF. A 600 dpi colour A4 page is 104 MB. */
  streamBytes: 160 * 1024 * 1024,
  imagePixels: 120_000_000,
  xmlDepth: 60,
  xmlTags: 400_000,
  words: 40_000,
  textMs: 8_000,
  ocrPageMs: 60_000,
  renderMs: 6_000,
  /** How sharp a page is, is an advice: nobody waits long for it. */
  sharpnessMs: 2_500,
  signatureMs: 5_000,
  /** What a thread may hold, above which it is stopped. OCR loads a model of its own in each thread. */
  textMemoryBytes: 224 * 1024 * 1024,
  ocrMemoryBytes: 800 * 1024 * 1024,
} as const;
