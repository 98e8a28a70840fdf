import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";
import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.d.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Pdfjs = typeof import("pdfjs-dist");

const require = createRequire(import.meta.url);
let loading: Promise<Pdfjs> | undefined;

/** pdfjs, loaded once per thread. Its own worker is imported into this thread: this thread is the worker. */
export function pdfjs(): Promise<Pdfjs> {
  loading ??= (async () => {
    // On a broken file pdfjs leaves promises behind that nobody awaits. One that fails after the answer would end the thread in the
    // middle of the next person's file.
    if (!isMainThread) process.on("unhandledRejection", () => undefined);
    const worker = await import(pathToFileURL(require.resolve("pdfjs-dist/legacy/build/pdf.worker.mjs")).href);
    Object.assign(globalThis, { pdfjsWorker: worker });
    return (await import(pathToFileURL(require.resolve("pdfjs-dist/legacy/build/pdf.mjs")).href)) as Pdfjs;
  })();
  return loading;
}

/** Opens a PDF, or says why not. The bytes are taken over. The caller destroys the document. */
export async function openPdf(bytes: Uint8Array): Promise<Result<PDFDocumentProxy, DocumentRefusal>> {
  const { getDocument } = await pdfjs();
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    canvasMaxAreaInBytes: 0,
    maxImageSize: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > DOCUMENT_LIMITS.pages) {
      const params = { pages: document.numPages, limit: DOCUMENT_LIMITS.pages };
      await task.destroy();
      return refuse("TOO_MANY_PAGES", { params });
    }
    if (document.numPages < 1) throw new Error("no page");
    return ok(document);
  } catch (error) {
    await task.destroy().catch(() => undefined);
    return refuse(error instanceof Error && error.name === "PasswordException" ? "ENCRYPTED_PDF" : "CORRUPT_PDF");
  }
}
