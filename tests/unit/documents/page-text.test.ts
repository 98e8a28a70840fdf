import { describe, expect, it } from "vitest";
import {
  boxAround,
  isGarbled,
  legibility,
  type PageText,
  readableCharacters,
  type Turn,
} from "#lib/documents/domain/page-text.ts";

const word = (text: string, sure = 1) => ({ text, x: 100, y: 20, w: 50, h: 10, sure });
const page = (turned: Turn, words = [word("Facture")]): PageText => ({
  page: 2,
  width: 200,
  height: 100,
  slope: 0,
  origin: "ocr",
  turned,
  words,
});

describe("the words of a page", () => {
  it.each([
    [0, { x: 0.5, y: 0.2, w: 0.25, h: 0.1 }],
    [90, { x: 0.2, y: 0.25, w: 0.1, h: 0.25 }],
    [180, { x: 0.25, y: 0.7, w: 0.25, h: 0.1 }],
    [270, { x: 0.7, y: 0.5, w: 0.1, h: 0.25 }],
  ] as const)("have their zone on the page as it was laid: turned by %i", (turned, box) => {
    expect(boxAround(page(turned), page(turned).words)).toEqual({ page: 2, ...box });
  });

  it("tell a page that cannot be read from one that can", () => {
    expect(legibility(page(0, [word("Facture", 0.9), word("xq", 0.9), word("éàù", 0.2)]))).toEqual({
      words: 1,
      share: 0.5,
    });
    expect(readableCharacters(page(0, [word("N° 12 !")]))).toBe(3);
    expect(isGarbled(page(0, [word("\ue001\ue002\ue003ab")]))).toBe(true);
    expect(isGarbled(page(0))).toBe(false);
  });
});
