import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LINE_PAIRS, PALETTE, TEXT_PAIRS, tokensCss } from "#lib/shared/brand.ts";

type Mode = "light" | "dark";

/** WCAG 2.2, definition of relative luminance, of `#RRGGBB`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function failures(pairs: typeof TEXT_PAIRS, least: number, mode: Mode): string[] {
  return pairs.flatMap(({ text, on }) =>
    text.flatMap((front) =>
      on
        .map((back) => ({ front, back, ratio: contrast(PALETTE[front][mode], PALETTE[back][mode]) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`),
    ),
  );
}

describe("design tokens", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
  });

  it.each(["light", "dark"] as const)("keeps text at 4.5:1 (%s)", (mode) => {
    expect(failures(TEXT_PAIRS, 4.5, mode)).toEqual([]);
  });

  it.each(["light", "dark"] as const)("keeps borders, icons and focus at 3:1 (%s)", (mode) => {
    expect(failures(LINE_PAIRS, 3, mode)).toEqual([]);
  });

  it("checks every colour that carries text or a state", () => {
    const checked = new Set([...TEXT_PAIRS, ...LINE_PAIRS].flatMap(({ text, on }) => [...text, ...on]));
    expect(Object.keys(PALETTE).filter((token) => !checked.has(token as keyof typeof PALETTE))).toEqual(["line"]);
  });

  it("app/tokens.css is what the palette writes", () => {
    expect(readFileSync("app/tokens.css", "utf8")).toBe(tokensCss());
  });

  it("no other file of the interface holds a colour", () => {
    const css = ["base", "blocks", "controls", "forms", "frame", "table"].map((name) =>
      readFileSync(`app/styles/${name}.css`, "utf8"),
    );
    const colours = css.flatMap((text) => text.match(/#[0-9a-f]{3,8}\b|oklch\(|hsl\(/gi) ?? []);
    expect(colours).toEqual([]);
  });
});
