import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.d.ts";
import { letterEdges } from "#lib/documents/domain/letter-widths.ts";
import type { PageText, Word } from "#lib/documents/domain/page-text.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";

/** Pieces of text of a page, as pdfjs gives them: runs in one font, often parts of words, often several words. */
type Run = { text: string; x: number; y: number; w: number; size: number; monospaced: boolean };

/** The words of the pages that are read: all of a usual document, the first and last of a long one. */
export async function wordsOfPdf(document: PDFDocumentProxy): Promise<PageText[]> {
  const pages: PageText[] = [];
  let left: number = DOCUMENT_LIMITS.words;
  for (const number of pagesToRead(document.numPages)) {
    const text = await wordsOfPage(document, number, left);
    left -= text.words.length;
    pages.push(text);
    if (left <= 0) break;
  }
  return pages;
}

export function pagesToRead(count: number): number[] {
  const half = DOCUMENT_LIMITS.textPages / 2;
  return Array.from({ length: count }, (_, i) => i + 1).filter((page) => page <= half || page > count - half);
}

async function wordsOfPage(document: PDFDocumentProxy, number: number, limit: number): Promise<PageText> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const [a, b, c, d, e, f] = viewport.transform as [number, number, number, number, number, number];
  // Widths come without the unit of the page.
  const unit = Math.hypot(a, b);
  const monospaced = new Set(
    Object.entries(content.styles).flatMap(([font, { fontFamily }]) => (fontFamily === "monospace" ? [font] : [])),
  );
  const runs: Run[] = [];
  for (const item of content.items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [ia, ib, ic, id, ie, jf] = item.transform as [number, number, number, number, number, number];
    const across = { x: a * ia + c * ib, y: b * ia + d * ib };
    // Text that does not run from left to right (a stamp, a margin note) is left out: it is never where the fields are.
    if (Math.abs(across.y) > Math.abs(across.x) * 0.2 || across.x < 0) continue;
    const size = Math.hypot(a * ic + c * id, b * ic + d * id) || Math.hypot(across.x, across.y);
    const place = { x: a * ie + c * jf + e, y: b * ie + d * jf + f, w: item.width * unit };
    const run = { text: item.str, ...place, size, monospaced: monospaced.has(item.fontName) };
    // A place beyond all numbers is none.
    if (![run.x, run.y, run.w, run.size].every(Number.isFinite)) continue;
    runs.push(run);
    if (runs.length > limit) break;
  }
  page.cleanup();
  return {
    page: number,
    width: viewport.width,
    height: viewport.height,
    slope: 0,
    origin: "text",
    words: toWords(runs),
  };
}

/** Joins the runs that continue one another, splits at spaces. The width of a run is shared out by what its letters usually take. */
export function toWords(runs: readonly Run[]): Word[] {
  const words: Word[] = [];
  const sorted = [...runs].sort((one, two) => one.y - two.y || one.x - two.x);
  for (const row of rows(sorted)) {
    row.sort((one, two) => one.x - two.x);
    words.push(...wordsOfRow(row));
  }
  return words;
}

type Piece = { text: string; x: number; end: number; y: number; size: number };

function wordsOfRow(row: readonly Run[]): Word[] {
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  for (const run of row) {
    if (open && isAgain(open, run)) continue;
    if (open && Math.abs(run.x - open.end) > run.size * 0.12) open = undefined;
    const edges = letterEdges(run.text, run.monospaced);
    const place = (letter: number) => run.x + run.w * (edges[letter] ?? 1);
    let at = 0;
    for (const part of run.text.split(/(\s+)/)) {
      const x = place(at);
      at += part.length;
      if (/^\s/.test(part)) open = undefined;
      else if (part !== "" && open) {
        open.text += part;
        open.end = place(at);
      } else if (part !== "") {
        open = { text: part, x, end: place(at), y: run.y, size: run.size };
        pieces.push(open);
      }
    }
  }
  return pieces.map(toWord);
}

/** Bold faked by printing twice, a shift apart. */
function isAgain(open: Piece, run: Run): boolean {
  return open.text === run.text.trim() && Math.abs(open.x - run.x) < run.size * 0.3;
}

function* rows(sorted: readonly Run[]): Generator<Run[]> {
  let row: Run[] = [];
  for (const run of sorted) {
    const first = row[0];
    if (first && run.y - first.y > Math.min(first.size, run.size) * 0.25) {
      yield row;
      row = [];
    }
    row.push(run);
  }
  if (row.length > 0) yield row;
}

function toWord(open: Piece): Word {
  return {
    text: open.text.normalize("NFKC"),
    x: open.x,
    y: open.y - open.size * 0.8,
    w: Math.max(open.end - open.x, 0.1),
    h: open.size,
    sure: 1,
  };
}
