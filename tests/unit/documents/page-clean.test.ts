import { describe, expect, it, vi } from "vitest";
import type { GreyImage } from "#lib/documents/workers/page-image.ts";
import { greyImage } from "#lib/documents/workers/page-image.ts";
import { asItLay, levelled } from "#lib/documents/workers/page-level.ts";
import { evenlyLit } from "#lib/documents/workers/page-light.ts";
import { BLURRED, sharpnessOf } from "#lib/documents/workers/page-sharpness.ts";
import { lieOf } from "#lib/documents/workers/page-tilt.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { type Shot, scanJpeg } from "#tests/factories/documents/scan.ts";

vi.setConfig({ testTimeout: 60_000 });

async function shot(options: Shot): Promise<GreyImage> {
  const image = await greyImage(await scanJpeg(await invoicePdf(invoiceSample(11), "classic"), options), 1);
  if (!image.ok) throw new Error(image.code);
  return image.data;
}

const toneAt = ({ data, width, height }: GreyImage, across: number, down: number) =>
  data[Math.round(height * down) * width + Math.round(width * across)] ?? 0;

describe("F-58 the picture of a page, before it is read", () => {
  it("in even light stays as it is", async () => {
    const scan = await shot({});
    expect(evenlyLit(scan)).toBe(scan);
  });

  it("loses its shadow, and keeps its ink", async () => {
    const photo = await shot({ shadow: 0.35 });
    expect(toneAt(photo, 0.04, 0.5)).toBeLessThan(150);
    const lit = evenlyLit(photo);
    expect(toneAt(lit, 0.04, 0.5)).toBeGreaterThan(215);
    expect(lit.data.filter((tone) => tone < 110).length / lit.data.length).toBeGreaterThan(0.005);
  });

  it("loses the table around it, whatever way it lies on it", async () => {
    const lit = evenlyLit(await shot({ table: 0.12, tilt: -4 }));
    for (const [across, down] of [
      [0.02, 0.5],
      [0.98, 0.5],
      [0.5, 0.02],
      [0.5, 0.98],
    ] as const)
      expect(toneAt(lit, across, down)).toBe(255);
  });

  it.each([2, -7])("laid %i degrees askew is measured to half a degree", async (tilt) => {
    const lie = lieOf(await shot({ tilt }));
    expect(lie.sideways).toBe(false);
    expect(Math.abs(lie.degrees + tilt)).toBeLessThanOrEqual(0.5);
  });

  it.each([
    [90, true],
    [180, false],
  ] as const)("turned by %i is seen to lie on its side: %s", async (turned, sideways) => {
    expect(lieOf(await shot({ turned })).sideways).toBe(sideways);
  });

  it("is said to be blurred when it is, whatever its light", async () => {
    for (const sharp of [{ blur: 1.3 }, { shadow: 0.5 }])
      expect(sharpnessOf(await shot(sharp))).toBeGreaterThan(BLURRED);
    for (const blurred of [{ blur: 2.5, shadow: 0.6 }]) expect(sharpnessOf(await shot(blurred))).toBeLessThan(BLURRED);
    expect(sharpnessOf({ data: new Uint8Array(10_000).fill(250), width: 100, height: 100, dpi: 200 })).toBeNull();
  });

  it("when levelled, gives its words back where they lay", async () => {
    const photo = await shot({ tilt: 6 });
    const { image } = await levelled(photo, -6);
    const points = 72 / photo.dpi;
    const size = (one: GreyImage) => ({ width: one.width * points, height: one.height * points });
    const page = { page: 1, slope: 0, origin: "ocr" } as const;
    const middle = { text: "au", x: size(image).width / 2 - 5, y: size(image).height / 2 - 5, w: 10, h: 10, sure: 1 };
    const right = { ...middle, x: middle.x + 200 };
    const { words, slope } = asItLay(
      { ...page, ...size(image), words: [middle, right] },
      { ...page, ...size(photo) },
      -6,
    );
    expect(slope).toBeCloseTo(Math.tan((6 * Math.PI) / 180), 5);
    expect(words[0]?.x).toBeCloseTo(size(photo).width / 2 - 5, 5);
    expect((words[1]?.y ?? 0) - (words[0]?.y ?? 0)).toBeCloseTo(200 * Math.sin((6 * Math.PI) / 180), 3);
  });
});
