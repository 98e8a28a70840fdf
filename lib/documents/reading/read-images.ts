import "server-only";
import { legibility, type PageText, type Turn } from "#lib/documents/domain/page-text.ts";
import type { FirstLook, ReadingWarning } from "#lib/documents/domain/reading.ts";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { OcrTask } from "#lib/documents/workers/ocr.worker.ts";
import type { Essentials } from "#lib/documents/workers/read.worker.ts";
import { ok, type Result } from "#lib/shared/result.ts";

export type ImagesInput = {
  readonly bytes: Uint8Array;
  readonly onProgress?: (page: number, pages: number) => void;
};

/** The pages that are images, as many at a time as there are threads. One page that cannot be read does not lose the others. */
export async function readImages(
  input: ImagesInput,
  look: Pick<FirstLook, "kind" | "ocrPages">,
  warnings: ReadingWarning[],
): Promise<Result<PageText[], DocumentRefusal>> {
  const pages = look.ocrPages.slice(0, DOCUMENT_LIMITS.ocrPages);
  if (pages.length < look.ocrPages.length) {
    warnings.push({ code: "PAGES_SKIPPED", params: { read: pages.length, pages: look.ocrPages.length } });
  }
  const from = look.kind === "image" ? "image" : "pdf";
  let done = 0;
  const results = await Promise.all(
    pages.map(async (page) => {
      const read = await readImage({ bytes: input.bytes, page, from }, pages.length === 1);
      done += 1;
      input.onProgress?.(done, pages.length);
      return read;
    }),
  );
  const read = results.filter((result) => result.ok).map((result) => result.data);
  if (read.some((page) => page.words.length > 0 && !isLegible(page))) warnings.push({ code: "LOW_OCR_QUALITY" });
  const failed = results.find((result) => !result.ok);
  return read.length === 0 && failed ? failed : ok(read);
}

type PageTask = Omit<OcrTask, "part" | "turn">;

/** Below these a page says nothing: it was laid askew by a quarter or upside down, or it is no text at all. */
const LEGIBLE = { words: 12, share: 0.45 };

/** One page, turned when it can only be read so. */
async function readImage(task: PageTask, halves: boolean): Promise<Result<PageText, DocumentRefusal>> {
  const straight = await readUpright(task, halves);
  if (!straight.ok || isLegible(straight.data)) return straight;
  const others = straight.data.sideways ? ([90, 270] as const) : ([180, 90, 270] as const);
  const turns = await Promise.all(others.map((turn) => readTurned(task, turn, false)));
  const pages = [straight, ...turns].filter((read) => read.ok).map((read) => read.data);
  return ok(
    pages.reduce((best, page) => (legibility(page).words > legibility(best).words ? page : best), straight.data),
  );
}

/**
 * A page that could only be cut through its rules is read again whole when the halves lack something that every invoice says: what stands in
 * a frame is found less surely when the frame is cut.
 */
async function readUpright(task: PageTask, halves: boolean): Promise<Result<PageText, DocumentRefusal>> {
  const inHalves = await readTurned(task, 0, halves);
  if (!inHalves.ok || !inHalves.data.cutThroughRules || !isLegible(inHalves.data)) return inHalves;
  const missing = await essentialsMissing(inHalves.data);
  if (missing === 0) return inHalves;
  const whole = await readTurned(task, 0, false);
  return whole.ok && (await essentialsMissing(whole.data)) <= missing ? whole : inHalves;
}

async function essentialsMissing(page: PageText): Promise<number> {
  const said = await readers().text.run<Essentials>("essentials", { texts: [page] }, DOCUMENT_LIMITS.textMs);
  return said.ok ? said.data.of - said.data.found : Number.POSITIVE_INFINITY;
}

function isLegible(page: PageText): boolean {
  const { words, share } = legibility(page);
  return words >= LEGIBLE.words && share >= LEGIBLE.share;
}

/** Alone, a page is read in two halves at once: a person is waiting. */
async function readTurned(task: PageTask, turn: Turn, halves: boolean): Promise<Result<PageText, DocumentRefusal>> {
  const part = (name: OcrTask["part"]) =>
    readers().ocr.run<PageText>("ocr", { ...task, turn, part: name }, DOCUMENT_LIMITS.ocrPageMs);
  if (!halves) return part("whole");
  const [top, bottom] = await Promise.all([part("top"), part("bottom")]);
  if (!top.ok || !bottom.ok) return top.ok ? bottom : top;
  if (top.data.sideways) return top;
  const longer = top.data.words.length > bottom.data.words.length ? top.data : bottom.data;
  return ok({ ...longer, words: [...top.data.words, ...bottom.data.words] });
}
