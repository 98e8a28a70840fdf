import { describe, expect, it } from "vitest";
import { cutOf, rowsOfPart } from "#lib/documents/workers/page-halves.ts";
import type { GreyImage } from "#lib/documents/workers/page-image.ts";

const [WIDTH, HEIGHT] = [600, 840];

/** A white page on which `draw` sets rectangles of ink. */
function page(draw: (ink: (x: number, y: number, w: number, h: number) => void) => void): GreyImage {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  draw((x, y, w, h) => {
    for (let row = y; row < y + h; row += 1) data.fill(0, row * WIDTH + x, row * WIDTH + x + w);
  });
  return { data, width: WIDTH, height: HEIGHT, dpi: 72 };
}

type Ink = Parameters<Parameters<typeof page>[0]>[0];

/** Lines of letters, twelve pixels high, one every `apart` pixels. */
function lines(ink: Ink, apart: number, from = 40, to = 800): void {
  for (let y = from; y < to; y += apart) for (let x = 60; x < 500; x += 9) ink(x, y, 5, 12);
}

const isWhite = ({ data, width }: GreyImage, y: number) =>
  data.subarray(y * width, (y + 1) * width).every((tone) => tone === 255);

describe("where a page that is read in two halves is cut", () => {
  it("is between two lines, near the middle of what is written", () => {
    const text = page((ink) => lines(ink, 30));
    const cut = cutOf(text);
    expect(cut?.throughRules).toBe(false);
    expect(isWhite(text, cut?.row ?? 0)).toBe(true);
    expect(Math.abs((cut?.row ?? 0) - 420)).toBeLessThan(60);
  });

  it("is nowhere when the lines stand too close: the top part is the page", () => {
    const dense = page((ink) => lines(ink, 14));
    expect(cutOf(dense)).toBeNull();
    expect(rowsOfPart(dense, "top")).toEqual({ from: 0, to: HEIGHT, throughRules: false });
    expect(rowsOfPart(dense, "bottom")).toEqual({ from: HEIGHT, to: HEIGHT, throughRules: false });
  });

  it("does not go through a row that holds nothing but one narrow letter", () => {
    const alone = page((ink) => {
      lines(ink, 14, 40, 400);
      ink(300, 404, 3, 16);
      lines(ink, 14, 424);
    });
    expect(cutOf(alone)).toBeNull();
  });

  it("goes through rules that stand from top to bottom when no row is white, between two lines still, and says so", () => {
    const framed = page((ink) => {
      lines(ink, 30);
      for (const x of [50, 200, 350, 506]) ink(x, 30, 2, 780);
    });
    const cut = cutOf(framed);
    expect(cut?.throughRules).toBe(true);
    expect((((cut?.row ?? 0) - 40) % 30) - 12).toBeGreaterThan(0);
    expect(rowsOfPart(framed, "bottom")).toEqual({ from: cut?.row, to: HEIGHT, throughRules: true });
  });

  it("does not go through a picture, nor through what is written on a coloured ground", () => {
    const pictured = page((ink) => {
      lines(ink, 14, 40, 300);
      ink(60, 300, 440, 240);
      lines(ink, 14, 540);
    });
    expect(cutOf(pictured)).toBeNull();
  });
});
