import "server-only";
import { ARCHIVE_LIMITS } from "#lib/documents/domain/archive.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { createPool, type Pool } from "#lib/documents/reading/pool.ts";

type Readers = { readonly text: Pool; readonly ocr: Pool; readonly signatures: Pool; readonly archives: Pool };

const MEGABYTE = 1024 * 1024;

// Kept on the global object: a server that reloads modules in development must not leave threads behind.
const kept = globalThis as typeof globalThis & { choraleReaders?: Readers };

/** The threads that read text, those that read images, apart: a stack of scans must not hold up a PDF with text. */
export function readers(): Readers {
  kept.choraleReaders ??= {
    text: createPool("lib/documents/workers/read.worker.ts", {
      heapMb: 192,
      threadBytes: DOCUMENT_LIMITS.textMemoryBytes,
      keptBytes: 160 * MEGABYTE,
      growthBytes: DOCUMENT_LIMITS.textMemoryBytes * 1.25,
    }),
    // tesseract works in a thread of its own below, which only the process counts.
    ocr: createPool("lib/documents/workers/ocr.worker.ts", {
      heapMb: 256,
      threadBytes: DOCUMENT_LIMITS.ocrMemoryBytes,
      keptBytes: 320 * MEGABYTE,
      growthBytes: DOCUMENT_LIMITS.ocrMemoryBytes,
    }),
    signatures: createPool("lib/documents/workers/signature.worker.ts", {
      heapMb: 128,
      threadBytes: DOCUMENT_LIMITS.textMemoryBytes,
      keptBytes: 160 * MEGABYTE,
      growthBytes: DOCUMENT_LIMITS.textMemoryBytes,
    }),
    archives: createPool("lib/documents/workers/archive.worker.ts", {
      heapMb: 128,
      threadBytes: ARCHIVE_LIMITS.memoryBytes,
      keptBytes: 160 * MEGABYTE,
      growthBytes: ARCHIVE_LIMITS.memoryBytes,
    }),
  };
  return kept.choraleReaders;
}

/** Starts one thread of each and loads what it needs. For the boot of a server; reading works without. */
export async function warmReaders(options: { ocr: boolean }): Promise<void> {
  const { text, ocr } = readers();
  const blank = new TextEncoder().encode("%PDF-1.4\nstartxref\n0\n%%EOF\n");
  await Promise.all([
    text.run("look", { bytes: blank, fileName: "a.pdf" }, 20_000),
    options.ocr ? ocr.run("warm", {}, 20_000) : undefined,
  ]);
}

/** Ends all threads. They start again when a document is read. */
export async function closeReaders(): Promise<void> {
  const open = kept.choraleReaders;
  kept.choraleReaders = undefined;
  await Promise.all([open?.text.close(), open?.ocr.close(), open?.signatures.close(), open?.archives.close()]);
}
