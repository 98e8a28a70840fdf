import "server-only";
import { identifiersOf } from "#lib/documents/data/known-parties.ts";
import { keepLayout, layoutsOf } from "#lib/documents/data/learnt-layouts.ts";
import type { SentValues } from "#lib/documents/domain/learning/lesson.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { loadDocument } from "#lib/documents/queries/load-document.ts";
import { readWords } from "#lib/documents/reading/read-words.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { Learnt } from "#lib/documents/workers/read.worker.ts";
import { now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";

/**
 * Learns from an invoice that was sent where the values of its layout stand, for the next one of the same structure. Places and words before
 * values are kept, never values. A document that cannot be read any more teaches nothing; running twice repeats the same lesson.
 */
export async function learnFromDocument(input: {
  documentId: string;
  structureId: string;
  sent: SentValues;
}): Promise<void> {
  const document = await loadDocument(input.documentId);
  if (!document) return;
  const words = await readWords({ bytes: document.bytes, fileName: document.fileName });
  if (!words.ok || words.data.length === 0) return;
  const layouts = await layoutsOf(input.structureId);
  const known = { own: await identifiersOf([input.structureId]), recipients: [] };
  const task = { texts: words.data, known, sent: input.sent, layouts };
  const learnt = await readers().text.run<Learnt>("lessons", task, DOCUMENT_LIMITS.textMs);
  if (!learnt.ok || learnt.data.lessons.length === 0) return;
  const { index, marks, lessons } = learnt.data;
  const layout = { id: layouts[index]?.id ?? null, marks, lessons };
  await transaction((tx) => keepLayout(tx, input.structureId, layout, now()));
}
