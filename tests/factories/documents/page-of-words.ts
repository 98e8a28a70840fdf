import type { PageText, Word } from "#lib/documents/domain/page-text.ts";

const LETTER = 4.6;
const SPACE = 2.6;

/** What is written from one place rightwards, in letters of nine points. */
export function wordsAt(text: string, left: number, y: number, sure = 1): Word[] {
  let x = left;
  return text
    .split(" ")
    .filter(Boolean)
    .map((part) => {
      const word = { text: part, x, y, w: part.length * LETTER, h: 9, sure };
      x += word.w + SPACE;
      return word;
    });
}

/** An upright A4 page with these words on it. */
export function pageWith(words: readonly Word[], origin: PageText["origin"] = "text"): PageText {
  return { page: 1, width: 595, height: 842, slope: 0, origin, words };
}

/** A page of lines, each of cells at a third of the width: « left|middle|right ». A word of a picture is never quite sure. */
export function pageOfLines(lines: readonly string[], origin: PageText["origin"] = "text"): PageText {
  const sure = origin === "ocr" ? 0.95 : 1;
  const cells = lines.flatMap((line, row) =>
    line.split("|").flatMap((cell, column) => wordsAt(cell, 30 + column * 190, 40 + row * 16, sure)),
  );
  return pageWith(cells, origin);
}
