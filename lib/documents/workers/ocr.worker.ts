import "server-only";
import { createRequire } from "node:module";
import path from "node:path";
import type { Page, Worker } from "tesseract.js";
import type { PageText, Turn, Word } from "#lib/documents/domain/page-text.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { type PagePart, rowsOfPart } from "#lib/documents/workers/page-halves.ts";
import { type GreyImage, OCR_DPI, turnedBy } from "#lib/documents/workers/page-image.ts";
import { asItLay, levelled } from "#lib/documents/workers/page-level.ts";
import { evenlyLit } from "#lib/documents/workers/page-light.ts";
import { pictureOf } from "#lib/documents/workers/page-picture.ts";
import { lieOf } from "#lib/documents/workers/page-tilt.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

const require = createRequire(import.meta.url);
/** Degrees that tesseract bears; a page laid more askew is levelled first. */
const ASKEW = 1.3;
let starting: Promise<Worker> | undefined;

/** `part`: a page alone is read in two halves by two threads, cut between lines. */
export type OcrTask = {
  bytes: Uint8Array;
  page: number;
  from: "pdf" | "image";
  part: PagePart;
  /** Degrees to turn the picture by, clockwise, before it is read. */
  turn: Turn;
};

/** tesseract with the French data that comes with its package; nothing is downloaded. */
function tesseract(): Promise<Worker> {
  starting ??= (async () => {
    const { createWorker, OEM, PSM } = require("tesseract.js") as typeof import("tesseract.js");
    const langPath = path.join(path.dirname(require.resolve("@tesseract.js-data/fra/package.json")), "4.0.0_best_int");
    const worker = await createWorker("fra", OEM.LSTM_ONLY, {
      langPath,
      gzip: true,
      cacheMethod: "none",
      logger: () => undefined,
    });
    await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: String(OCR_DPI) });
    return worker;
  })();
  return starting;
}

/** Starts the engine and reads a blank page, so that the first real page does not pay for it. */
export async function warm(): Promise<true> {
  const blank = { data: new Uint8Array(64 * 64).fill(255), width: 64, height: 64, dpi: OCR_DPI };
  await (await tesseract()).recognize(pgm(blank), {}, { text: false, blocks: true });
  return true;
}

/** The words of one page, read from its picture. */
export async function ocr(task: OcrTask): Promise<Result<PageText, DocumentRefusal>> {
  const drawn = await pictureOf(task);
  if (!drawn.ok) return drawn;
  const { sheet } = drawn.data;
  const lit = evenlyLit(drawn.data.image);
  const turned = task.turn === 0 ? lit : await turnedBy(lit, task.turn);
  const lie = lieOf(turned);
  // Lines that run up or down cannot be read: another turn is asked for at once.
  if (lie.sideways && task.turn === 0) return ok({ ...emptyPage(turned, task.page), sideways: true, words: [] });
  const level = Math.abs(lie.degrees) >= ASKEW ? await levelled(turned, lie.degrees) : null;
  const image = level?.image ?? turned;
  const { from, to, throughRules } = rowsOfPart(image, task.part);
  if (from >= to) return ok({ ...emptyPage(turned, task.page), words: [] });
  const part = { ...image, data: image.data.subarray(from * image.width, to * image.width), height: to - from };
  try {
    const { data } = await (await tesseract()).recognize(pgm(part), {}, { text: false, blocks: true });
    const text: PageText = {
      ...pageText(data, image, task.page, from),
      turned: task.turn,
      ...(sheet ? { sheet } : {}),
      ...(throughRules ? { cutThroughRules: true } : {}),
    };
    return ok(level ? asItLay(text, emptyPage(turned, task.page), lie.degrees) : text);
  } catch {
    // The engine may not be fit for another page: the next one starts its own.
    const broken = starting;
    starting = undefined;
    await broken?.then((worker) => worker.terminate()).catch(() => undefined);
    return refuse("CORRUPT_IMAGE");
  }
}

/** Portable grey map: the pixels with a line before them, so that nothing is packed to be unpacked at once. */
function pgm(image: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, "latin1"), image.data]);
}

function emptyPage(image: GreyImage, page: number): Omit<PageText, "words"> {
  const points = 72 / image.dpi;
  return { page, width: image.width * points, height: image.height * points, slope: 0, origin: "ocr" };
}

function pageText(result: Page, image: GreyImage, page: number, above: number): PageText {
  const points = 72 / image.dpi;
  const lines = (result.blocks ?? []).flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.lines);
  const words: Word[] = lines
    .flatMap((line) => line.words)
    .filter((word) => word.text.trim() !== "")
    .map(({ text, confidence, bbox }) => ({
      text: text.trim().normalize("NFKC"),
      x: bbox.x0 * points,
      y: (bbox.y0 + above) * points,
      w: (bbox.x1 - bbox.x0) * points,
      h: (bbox.y1 - bbox.y0) * points,
      sure: confidence / 100,
    }));
  return { ...emptyPage(image, page), slope: slopeOf(lines), words };
}

/** The median slope of the longer lines: how much the page was laid askew. */
function slopeOf(lines: readonly { baseline: { x0: number; y0: number; x1: number; y1: number } }[]): number {
  const slopes = lines
    .map(({ baseline }) => ({ run: baseline.x1 - baseline.x0, rise: baseline.y1 - baseline.y0 }))
    .filter(({ run }) => run > 120)
    .map(({ run, rise }) => rise / run)
    .sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}
