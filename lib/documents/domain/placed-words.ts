import { boxAround, type PageText } from "#lib/documents/domain/page-text.ts";

/** A word and its zone, in fractions of the sides of the page as the screen shows it. */
export type PlacedWord = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

export type PlacedPage = { readonly page: number; readonly words: readonly PlacedWord[] };

/** The words of a page for whoever clicks on them. */
export function placedWords(page: PageText): PlacedWord[] {
  return page.words.map((word) => {
    const { x, y, w, h } = boxAround(page, [word]);
    return { text: word.text, x, y, w, h };
  });
}
