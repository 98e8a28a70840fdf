import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { scaledTo, scaleWithin, TO_READ, TO_SHOW } from "#lib/documents/workers/drawn-size.ts";
import { greyImage, greyPdfPage, pngOfPage } from "#lib/documents/workers/page-image.ts";
import { openPdf } from "#lib/documents/workers/pdf-document.ts";
import { wordsOfPdf } from "#lib/documents/workers/pdf-words.ts";
import { pdfOf, stream } from "#tests/factories/documents/hostile.ts";

const TEXT = "BT /F1 12 Tf 72 700 Td (Facture) Tj 60 0 Td (2026-118) Tj ET";

/** A page with two words, of whatever size and unit. */
const aPage = (box: string, more = "") =>
  pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] ${more} /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
    stream("", Buffer.from(TEXT)),
  ]);

async function shown(bytes: Uint8Array) {
  const png = await pngOfPage(bytes, 1, 120);
  if (!png.ok) return png.code;
  const { width, height } = await sharp(png.data).metadata();
  return { width, height };
}

async function words(bytes: Uint8Array) {
  const opened = await openPdf(bytes);
  if (!opened.ok) throw new Error(opened.code);
  const [page] = await wordsOfPdf(opened.data);
  await opened.data.loadingTask.destroy();
  return page;
}

describe("how large a page is drawn (T-07)", () => {
  it.each([
    [{ width: 595, height: 842 }, 200 / 72],
    [{ width: 14_400, height: 14_400 }, Math.sqrt(TO_READ.pixels) / 14_400],
    [{ width: 100_000, height: 1 }, TO_READ.side / 100_000],
    [{ width: 3.4e38, height: 3.4e38 }, Math.sqrt(TO_READ.pixels) / 3.4e38],
    [{ width: 1e300, height: 1e300 }, Math.sqrt(TO_READ.pixels) / 1e300],
  ])("keeps the area and each side of %o within their limits", (size, scale) => {
    expect(scaleWithin(size, 200 / 72, TO_READ)).toBeCloseTo(scale, 12);
  });

  it.each([0, -595, Number.NaN, Number.POSITIVE_INFINITY])("finds no size in a side of %d", (side) => {
    expect(scaleWithin({ width: side, height: 842 }, 1, TO_READ)).toBeNull();
    expect(scaleWithin({ width: 595, height: side }, 1, TO_READ)).toBeNull();
  });

  it("leaves one pixel of a side that would be none", () => {
    expect(scaledTo({ width: 3, height: 60_000 }, 0.1)).toEqual({ width: 1, height: 6_000 });
  });
});

describe("pages of absurd sizes", () => {
  it.each([
    ["0 0 595 842", 991 * 1_403],
    ["0 0 14400 14400", TO_SHOW.pixels],
    ["-2147483648 -2147483648 2147483647 2147483647", TO_SHOW.pixels],
  ])("shows a page of %s with no more pixels than a screen has use for", async (box, most) => {
    const size = await shown(aPage(box));
    if (typeof size === "string") throw new Error(size);
    expect(size.width * size.height).toBeLessThanOrEqual(most);
    expect(size.width * size.height).toBeGreaterThan(most * 0.95);
  });

  it("bounds the long side of a page that is a line", async () => {
    expect(await shown(aPage("0 0 100000 20"))).toEqual({ width: TO_SHOW.side, height: 3 });
    const read = await greyPdfPage(aPage("0 0 20 100000"), 1, 200);
    expect(read).toMatchObject({ ok: true, data: { width: 3, height: TO_READ.side } });
  });

  it.each(["0 0 0.5 0.5", "0 0 595 0.001", "0 0 2147483647 1", "-2147483648 0 2147483647 842"])(
    "says that a page of %s has no size",
    async (box) => {
      expect(await shown(aPage(box))).toBe("PAGE_WITHOUT_SIZE");
      expect(await greyPdfPage(aPage(box), 1, 200)).toMatchObject({ ok: false, code: "PAGE_WITHOUT_SIZE" });
    },
  );

  it("bounds the long side of a picture that is a line", async () => {
    const line = await sharp({ create: { width: 200, height: 60_000, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    expect(await greyImage(line, 1)).toMatchObject({ ok: true, data: { width: 53, height: TO_READ.side } });
    expect(await greyImage(line.subarray(0, 40), 1)).toMatchObject({ ok: false, code: "CORRUPT_IMAGE" });
  });
});

describe("places of words", () => {
  it("are shares of the page whatever its unit is", async () => {
    const [plain, doubled] = [await words(aPage("0 0 595 842")), await words(aPage("0 0 595 842", "/UserUnit 2"))];
    expect(plain?.words.map((word) => word.text)).toEqual(["Facture", "2026-118"]);
    expect(doubled?.width).toBe(1190);
    expect(doubled?.words).toEqual(
      plain?.words.map(({ x, y, w, h, ...word }) => ({ ...word, x: x * 2, y: y * 2, w: w * 2, h: h * 2 })),
    );
  });

  it.each(["-2147483648 -2147483648 2147483647 2147483647", "0 0 0 0", "595 842 0 0"])(
    "are numbers on a page of %s",
    async (box) => {
      const page = await words(aPage(box, "/UserUnit 1000000000"));
      expect(page?.words).toHaveLength(2);
      for (const { x, y, w, h } of page?.words ?? []) expect([x, y, w, h].every(Number.isFinite)).toBe(true);
    },
  );

  it("leave out what lies beyond all numbers", async () => {
    const page = await words(aPage("0 0 595 842", `/UserUnit 1${"0".repeat(308)}`));
    expect(page?.words).toEqual([]);
  });
});
