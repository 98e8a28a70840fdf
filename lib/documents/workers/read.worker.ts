import "server-only";
import type { WrittenSyntax } from "#lib/documents/domain/einvoice/writing/write.ts";
import { linesOf } from "#lib/documents/domain/layout.ts";
import { marksOf } from "#lib/documents/domain/learning/anchors.ts";
import { learn } from "#lib/documents/domain/learning/learn.ts";
import {
  type LearntLayout,
  type Lesson,
  mergedMarks,
  type SentValues,
  sameLayout,
} from "#lib/documents/domain/learning/lesson.ts";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import { labelled } from "#lib/documents/domain/pairs.ts";
import { essentialsOf, identifiersOf, type PagesReading, readPages } from "#lib/documents/domain/read-pages.ts";
import type { FirstLook, KnownParties } from "#lib/documents/domain/reading.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { attachmentWords } from "#lib/documents/workers/attachment-words.ts";
import { firstLook } from "#lib/documents/workers/first-look.ts";
import { type Inspected, inspect } from "#lib/documents/workers/inspect.ts";
import { pngOfPage } from "#lib/documents/workers/page-image.ts";
import { pictureOf } from "#lib/documents/workers/page-picture.ts";
import { sharpnessOf } from "#lib/documents/workers/page-sharpness.ts";
import { pdfjs } from "#lib/documents/workers/pdf-document.ts";
import { rewrite } from "#lib/documents/workers/rewrite.ts";
import { ok, type Result } from "#lib/shared/result.ts";

export type FieldsOfPages = PagesReading;
export type Essentials = ReturnType<typeof essentialsOf>;

/** Loads what opens a PDF, so that the first file does not pay for it. */
export async function warm(): Promise<true> {
  await pdfjs();
  return true;
}

/** Opens a file. Runs in a thread of its own: a hostile file costs the thread, never the portal. */
export function look(task: { bytes: Uint8Array; fileName: string }): Promise<Result<FirstLook, DocumentRefusal>> {
  return firstLook(task.bytes, task.fileName);
}

/** The fields of pages whose words are known. */
export function fields(task: { texts: PageText[]; known: KnownParties }): Result<FieldsOfPages, DocumentRefusal> {
  return ok(readPages(task.texts, task.known));
}

/** Identifiers of companies on pages that were read from pictures. */
export function identifiers(task: { texts: PageText[] }): Result<string[], DocumentRefusal> {
  return ok(identifiersOf(task.texts));
}

/** How much of what every invoice says is on a page that was read from its picture. */
export function essentials(task: { texts: PageText[] }): Result<Essentials, DocumentRefusal> {
  return ok(essentialsOf(task.texts));
}

/** An electronic invoice checked and made readable, for the validator. */
export function inspectFile(task: { bytes: Uint8Array }): Promise<Result<Inspected, DocumentRefusal>> {
  return inspect(task.bytes);
}

/** The data of an electronic invoice in another syntax. */
export function rewriteFile(task: {
  bytes: Uint8Array;
  to: WrittenSyntax;
}): Promise<Result<{ xml: string | null }, DocumentRefusal>> {
  return rewrite(task.bytes, task.to);
}

/** The words of an attachment, for searching inside. */
export function words(task: { bytes: Uint8Array; mediaType: string }): Promise<Result<string, DocumentRefusal>> {
  return attachmentWords(task.bytes, task.mediaType);
}

/** How sharp the picture of a page is, 0..1; null for one with next to nothing on it, or that cannot be drawn. */
export async function sharpness(task: {
  bytes: Uint8Array;
  page: number;
  from: "pdf" | "image";
}): Promise<Result<number | null, DocumentRefusal>> {
  const drawn = await pictureOf(task);
  return ok(drawn.ok ? sharpnessOf(drawn.data.image) : null);
}

/** One page as a PNG. */
export function render(task: {
  bytes: Uint8Array;
  page: number;
  dpi: number;
}): Promise<Result<Uint8Array, DocumentRefusal>> {
  return pngOfPage(task.bytes, task.page, task.dpi);
}

export type Learnt = {
  readonly marks: string[];
  /** Which of the layouts this is, -1 for one not seen before. */
  readonly index: number;
  readonly lessons: Lesson[];
};

/** What an invoice that was sent teaches of its layout. */
export function lessons(task: {
  texts: PageText[];
  known: KnownParties;
  sent: SentValues;
  layouts: readonly LearntLayout[];
}): Result<Learnt, DocumentRefusal> {
  const lines = labelled(linesOf(task.texts));
  const marks = marksOf(lines);
  const index = sameLayout(marks, task.layouts);
  const before = task.layouts[index];
  const { fields } = readPages(task.texts, task.known);
  return ok({
    marks: mergedMarks(before?.marks ?? [], marks),
    index,
    lessons: learn(lines, task.sent, fields, before?.lessons ?? []),
  });
}
