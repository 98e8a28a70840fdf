import "server-only";
import { detectFormat } from "#lib/documents/domain/detect.ts";
import { textOfPages } from "#lib/documents/domain/document-words.ts";
import { type DocumentFields, noFields } from "#lib/documents/domain/fields.ts";
import type { LearntLayout } from "#lib/documents/domain/learning/lesson.ts";
import { confirmedByCutXml, mergeXmlAndPage } from "#lib/documents/domain/merge.ts";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import { placedWords } from "#lib/documents/domain/placed-words.ts";
import type { FirstLook, FreshReading, KnownParties } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { blurredPages } from "#lib/documents/reading/blurred-pages.ts";
import { readImages } from "#lib/documents/reading/read-images.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { FieldsOfPages } from "#lib/documents/workers/read.worker.ts";
import { ok, type Result } from "#lib/shared/result.ts";

/** What the portal knows and the page does not say. Identifiers are SIRET, SIREN or VAT numbers without spaces. */
export type ReadingContext = {
  /** Of the structures of the person who deposits. */
  readonly ownIdentifiers?: readonly string[];
  /** Asked once, with the identifiers found on the pages: which of them are public recipients of the directory? */
  readonly findRecipients?: (identifiers: readonly string[]) => Promise<readonly string[]>;
  /** What was learnt of the layouts of the structure that deposits: of no other. */
  readonly layouts?: readonly LearntLayout[];
};

export type ReadDocumentInput = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly context?: ReadingContext;
  /** Reading a page that is an image takes about a second. Without leave to do so, `needsOcr` tells that it is needed. */
  readonly allowOcr: boolean;
  /** After each page read from an image: how many are done, of how many. */
  readonly onProgress?: (page: number, pages: number) => void;
};

/**
 * Reads an invoice: what it is, and the fields of the deposit form, each with its confidence and where it was read.
 * A file that cannot be read is refused with a code; nothing that is in the file makes this throw.
 */
export async function readDocument(input: ReadDocumentInput): Promise<Result<FreshReading, DocumentRefusal>> {
  const started = performance.now();
  // Size, name and first bytes: most refusals cost no thread.
  const detected = detectFormat(input.bytes, input.fileName);
  if (!detected.ok) return detected;
  const detection = performance.now() - started;

  const { bytes, fileName } = input;
  const looked = await readers().text.run<FirstLook>("look", { bytes, fileName }, DOCUMENT_LIMITS.textMs);
  if (!looked.ok) return looked;
  const look = looked.data;
  const warnings = [...look.warnings];

  const ocrStarted = performance.now();
  const readByOcr = input.allowOcr && look.ocrPages.length > 0;
  // Told when the file comes in; the job that reads it then has better things to do.
  const looking = readByOcr ? [] : blurredPages(bytes, look);
  const scanned = readByOcr ? await readImages(input, look, warnings) : ok([]);
  const [blurred] = await looking;
  if (blurred !== undefined) warnings.push({ code: "BLURRED", params: { page: blurred } });
  if (!scanned.ok) return scanned;
  const fieldsStarted = performance.now();

  const texts = [...look.texts, ...scanned.data].sort((a, b) => a.page - b.page);
  const page = await fieldsOf(texts, look, input.context ?? {});
  if (!page.ok) return page;
  const merged = look.xml
    ? mergeXmlAndPage(look.xml, page.data.fields)
    : { fields: confirmedByCutXml(page.data.fields, look.cutXml), conflicts: [], warnings: page.data.warnings };
  const ended = performance.now();
  return ok({
    kind: look.kind,
    format: look.format,
    fields: merged.fields,
    conflicts: merged.conflicts,
    report: look.report,
    pages: look.pages,
    needsOcr: look.ocrPages.length > 0 && !readByOcr,
    timings: {
      detect: detection,
      ...look.timings,
      ocr: fieldsStarted - ocrStarted,
      fields: ended - fieldsStarted,
    },
    ms: ended - started,
    warnings: [...warnings, ...merged.warnings],
    text: look.markup || textOfPages(texts),
    placed: scanned.data.map((page) => ({ page: page.page, words: placedWords(page) })),
  });
}

/** Fields of the pages, once the directory has said which of the identifiers on them it knows. */
async function fieldsOf(
  texts: PageText[],
  look: FirstLook,
  { ownIdentifiers = [], findRecipients, layouts }: ReadingContext,
): Promise<Result<FieldsOfPages, DocumentRefusal>> {
  if (texts.length === 0) return ok({ fields: noFields() as DocumentFields, warnings: [] });
  const { text } = readers();
  // Those of the pages that had to be read from pictures were not known at the first look.
  const fresh = texts.length > look.texts.length;
  const printed = fresh
    ? await text.run<string[]>("identifiers", { texts }, DOCUMENT_LIMITS.textMs)
    : ok(look.identifiers);
  if (!printed.ok) return printed;
  const recipients = findRecipients && printed.data.length > 0 ? await findRecipients(printed.data) : [];
  const known: KnownParties = { own: ownIdentifiers, recipients, ...(layouts ? { layouts } : {}) };
  return text.run<FieldsOfPages>("fields", { texts, known }, DOCUMENT_LIMITS.textMs);
}
