import "server-only";
import type { PageText } from "#lib/documents/domain/page-text.ts";
import { type PagesReading, readPages } from "#lib/documents/domain/read-pages.ts";
import type { FirstLook, KnownParties } from "#lib/documents/domain/reading.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { attachmentWords } from "#lib/documents/workers/attachment-words.ts";
import { firstLook } from "#lib/documents/workers/first-look.ts";
import { type Inspected, inspect } from "#lib/documents/workers/inspect.ts";
import { pngOfPage } from "#lib/documents/workers/page-image.ts";
import { ok, type Result } from "#lib/shared/result.ts";

export type FieldsOfPages = PagesReading;

/** Opens a file. Runs in a thread of its own: a hostile file costs the thread, never the portal. */
export function look(task: { bytes: Uint8Array; fileName: string }): Promise<Result<FirstLook, DocumentRefusal>> {
  return firstLook(task.bytes, task.fileName);
}

/** The fields of pages whose words are known. */
export function fields(task: { texts: PageText[]; known: KnownParties }): Result<FieldsOfPages, DocumentRefusal> {
  return ok(readPages(task.texts, task.known));
}

/** An electronic invoice checked and made readable, for the validator. */
export function inspectFile(task: { bytes: Uint8Array }): Promise<Result<Inspected, DocumentRefusal>> {
  return inspect(task.bytes);
}

/** The words of an attachment, for searching inside. */
export function words(task: { bytes: Uint8Array; mediaType: string }): Promise<Result<string, DocumentRefusal>> {
  return attachmentWords(task.bytes, task.mediaType);
}

/** One page as a PNG. */
export function render(task: {
  bytes: Uint8Array;
  page: number;
  dpi: number;
}): Promise<Result<Uint8Array, DocumentRefusal>> {
  return pngOfPage(task.bytes, task.page, task.dpi);
}
