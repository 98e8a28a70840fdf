import { beforeAll, describe, expect, it, vi } from "vitest";
import { homographyOf, type Point, rectangle, through } from "#lib/documents/domain/homography.ts";
import { boxAround, type PageText } from "#lib/documents/domain/page-text.ts";
import { type GreyImage, greyPdfPage } from "#lib/documents/workers/page-image.ts";
import { pictureOf } from "#lib/documents/workers/page-picture.ts";
import { straightened } from "#lib/documents/workers/page-warp.ts";
import { findSheet } from "#lib/documents/workers/sheet/find.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { GROUNDS } from "#tests/factories/documents/photo/ground.ts";
import { type Photo, photographed, photoJpeg } from "#tests/factories/documents/photo/index.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { scanJpeg } from "#tests/factories/documents/scan.ts";

vi.setConfig({ testTimeout: 60_000 });

const pdf = invoicePdf(invoiceSample(23), "classic");
let page: GreyImage;
beforeAll(async () => {
  const drawn = await greyPdfPage(await pdf, 1, 60);
  if (!drawn.ok) throw new Error(drawn.code);
  page = drawn.data;
});

/** A small photo, as the finder gets it: of each pixel the darkest colour. */
function small(of: GreyImage, photo: Photo) {
  const { data, width, height, corners } = photographed(of, { width: 300, ...photo });
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = Math.min(data[3 * at] ?? 0, data[3 * at + 1] ?? 0, data[3 * at + 2] ?? 0);
  return { picture: { data: grey, width, height }, corners };
}

/** The furthest that a corner is from where it is, in widths of the picture. */
const furthest = (found: readonly Point[], corners: readonly Point[]) =>
  Math.max(...found.map(([x, y], i) => Math.hypot(x - (corners[i]?.[0] ?? 9), (4 / 3) * (y - (corners[i]?.[1] ?? 9)))));

describe("F-58 a sheet on a photo", () => {
  it("is found to a hundredth of the picture, however it is held and whatever it lies on", () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const ground = GROUNDS[seed % GROUNDS.length];
      const { picture, corners } = small(page, { seed, ...(ground ? { ground } : {}) });
      const found = findSheet(picture);
      expect(found?.confidence, `seed ${seed}`).toBeGreaterThan(0.7);
      expect(furthest(found?.corners ?? [], corners), `seed ${seed}`).toBeLessThan(0.01);
      expect(found?.tall).toBeCloseTo(Math.SQRT2, 5);
    }
  });

  it("is found when the frame cuts a corner off", () => {
    const { picture, corners } = small(page, {
      seed: 3,
      ground: "cloth",
      fill: 0.97,
      roll: 9,
      pitch: 14,
      shift: [0.06, 0],
    });
    expect(Math.max(...corners.map(([x]) => x))).toBeGreaterThan(1.01);
    const found = findSheet(picture);
    expect(furthest(found?.corners ?? [], corners)).toBeLessThan(0.015);
  });

  it("keeps its own shape when it is no A4", () => {
    const slip = {
      ...page,
      height: Math.round(page.width * 1.15),
      data: page.data.subarray(0, page.width * Math.round(page.width * 1.15)),
    };
    const { picture } = small(slip, { seed: 8, ground: "desk", shadow: 1 });
    const tall = findSheet(picture)?.tall ?? 0;
    expect(Math.abs(tall / 1.15 - 1)).toBeLessThan(0.05);
  });

  it("is none where there is only the page, or only what it would lie on", () => {
    expect(findSheet(page)).toBeNull();
    for (const [i, ground] of GROUNDS.entries()) {
      expect(
        findSheet(small(page, { seed: 40 + i, ground, fill: 1.6 }).picture),
        `close to it on ${ground}`,
      ).toBeNull();
      expect(findSheet(small(page, { seed: 50 + i, ground, fill: 0.05 }).picture), `far on ${ground}`).toBeNull();
    }
  });

  it("is not taken for a part of itself: a dark band with writing at its head leaves the picture alone", () => {
    const band = page.data.map((tone, at) =>
      at < page.width * page.height * 0.11 ? (255 - tone > 60 ? 240 : 60) : tone,
    );
    for (const seed of [4, 5, 6]) {
      const { picture, corners } = small({ ...page, data: band }, { seed, ground: "desk", shadow: 1 });
      const found = findSheet(picture);
      if (found) expect(furthest(found.corners, corners)).toBeLessThan(0.015);
    }
  });
});

describe("a sheet that was found", () => {
  it("becomes a rectangle with its letters where the page has them", () => {
    const { data, width, height, corners } = photographed(page, { seed: 2, width: 900, ground: "desk", shadow: 1 });
    const grey = { data: data.filter((_, i) => i % 3 === 1), width, height, dpi: 100 };
    const [a, b, c, d] = corners.map(([x, y]): Point => [x * width, y * height]);
    if (!a || !b || !c || !d) throw new Error("four corners");
    const flat = straightened(grey, [a, b, c, d], page.width, page.height);
    const ink = (image: GreyImage | null) => [...(image?.data ?? [])].map((tone) => tone < 140);
    const [drawn, seen] = [ink(page), ink(flat)];
    const both = drawn.filter((dark, i) => dark && seen[i]).length;
    expect(both / drawn.filter(Boolean).length).toBeGreaterThan(0.7);
  });

  it("is cut out of a JPEG that was held on its side, and gives its places back to the photo as it is shown", async () => {
    const { jpeg, corners } = await photoJpeg(await pdf, { seed: 6, width: 1200, turned: true });
    const picture = await pictureOf({ bytes: jpeg, page: 1, from: "image" });
    if (!picture.ok || !picture.data.sheet) throw new Error("no sheet");
    const { image, sheet } = picture.data;
    expect(image.height / image.width).toBeCloseTo(Math.SQRT2, 2);
    expect(
      furthest(
        rectangle(1, 1).map((corner) => through(sheet, corner)),
        corners,
      ),
    ).toBeLessThan(0.01);
  });

  it("is left alone in a scan, and as a panel that was drawn", async () => {
    const scan = await pictureOf({ bytes: await scanJpeg(await pdf, { dpi: 120, tilt: 2 }), page: 1, from: "image" });
    expect(scan.ok && scan.data.sheet).toBeNull();
    const drawn = await pictureOf({
      bytes: await scanJpeg(await pdf, { dpi: 120, tilt: 0, table: 0.12 }),
      page: 1,
      from: "image",
    });
    expect(drawn.ok && drawn.data.sheet).toBeNull();
  });

  it("has the zones of its words on the photo", () => {
    const corners = [
      [0.2, 0.1],
      [0.8, 0.2],
      [0.9, 0.9],
      [0.1, 0.8],
    ] as const;
    const sheet = homographyOf(rectangle(1, 1), corners);
    if (!sheet) throw new Error("no homography");
    const text: PageText = { page: 1, width: 600, height: 800, slope: 0, origin: "ocr", sheet, words: [] };
    const word = { text: "au", x: 0, y: 0, w: 600, h: 800, sure: 1 };
    expect(boxAround(text, [word])).toEqual({ page: 1, x: 0.1, y: 0.1, w: 0.8, h: 0.8 });
    const first = boxAround({ ...text, turned: 180 }, [{ ...word, x: 588, y: 784, w: 12, h: 16 }]);
    expect(first.x).toBeCloseTo(0.2, 1);
    expect(first.y).toBeCloseTo(0.1, 1);
  });
});

describe("homographies", () => {
  it("take corners to corners, and there is none through three points of a line", () => {
    const corners = [
      [3, 1],
      [11, 2],
      [9, 14],
      [1, 12],
    ] as const;
    const there = homographyOf(rectangle(2, 3), corners);
    for (const [i, corner] of rectangle(2, 3).entries())
      expect(through(there ?? [], corner)[0]).toBeCloseTo(corners[i]?.[0] ?? 0, 9);
    expect(
      homographyOf(
        [
          [0, 0],
          [1, 0],
          [2, 0],
          [0, 1],
        ],
        rectangle(1, 1),
      ),
    ).toBeNull();
  });
});
