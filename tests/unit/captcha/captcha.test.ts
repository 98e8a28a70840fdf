import { describe, expect, it } from "vitest";
import { between, chanceFrom } from "#lib/captcha/domain/chance.ts";
import { ALPHABET, CODE_LENGTH, codeFrom, readTyped } from "#lib/captcha/domain/code.ts";
import { drawCode } from "#lib/captcha/domain/draw.ts";
import { fromMuLaw, SAMPLE_RATE, speakCode, toMuLaw, wavOf } from "#lib/captcha/domain/sound.ts";
import { needsVisitor, parseVisitor } from "#lib/captcha/domain/visitor.ts";

const seed = (digit: string) => digit.repeat(64);

describe("F-17 the characters of a captcha", () => {
  it("hold none of those that are taken for one another", () => {
    expect(new Set(ALPHABET).size).toBe(ALPHABET.length);
    for (const pair of [
      "0O",
      "0Q",
      "1I",
      "1L",
      "5S",
      "8B",
      "2Z",
      "6G",
      "UV",
      "MN",
      "BD",
      "PT",
      "59",
      "A8",
      "FS",
      "XY",
      "K4",
    ])
      expect(
        [...pair].every((char) => ALPHABET.includes(char)),
        pair,
      ).toBe(false);
  });

  it("are read whatever their case, with spaces or hyphens, and O as a zero", () => {
    for (const typed of ["0W7HXJ", "0w7hxj", " 0w7 hxj ", "OW7-HXJ", "o.w.7.h.x.j"])
      expect(readTyped(typed)).toBe("0W7HXJ");
    expect(readTyped("0W7HX")).not.toBe("0W7HXJ");
  });

  it("are equally likely, and too few fair bytes make no code", () => {
    expect(codeFrom(Uint8Array.from({ length: CODE_LENGTH - 1 }, () => 1))).toBeNull();
    expect(codeFrom(Uint8Array.from({ length: 24 }, () => 255))).toBeNull();
    expect(codeFrom(Uint8Array.from({ length: CODE_LENGTH }, (_, i) => i))).toBe(ALPHABET.slice(0, CODE_LENGTH));
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const first = codeFrom(Uint8Array.from({ length: CODE_LENGTH }, () => byte))?.[0];
      if (first) counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect(new Set(counts.values()).size).toBe(1);
  });
});

describe("chance", () => {
  it("comes again for one seed, differs for another, and fills its range", () => {
    const [one, again, other] = [chanceFrom(seed("a")), chanceFrom(seed("a")), chanceFrom(seed("b"))];
    const list = Array.from({ length: 1000 }, one);
    expect(Array.from({ length: 1000 }, again)).toEqual(list);
    expect(Array.from({ length: 1000 }, other)).not.toEqual(list);
    expect(Math.min(...list)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...list)).toBeLessThan(1);
    expect(list.reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1);
    expect(between(chanceFrom(seed("c")), 5, 6)).toBeGreaterThanOrEqual(5);
  });
});

describe("the picture", () => {
  const square = {
    width: 1,
    steps: [
      { command: "moveTo", args: [0, 0] },
      { command: "lineTo", args: [1, 0] },
      { command: "quadraticCurveTo", args: [1, 1, 0, 1] },
      { command: "closePath", args: [] },
    ],
  };

  it("bends each character in its own way, the same for the same captcha", () => {
    const svg = drawCode([square, square], chanceFrom(seed("1")));
    const paths = [...svg.matchAll(/<path d="(M[^"]+Z)"/g)].map((match) => match[1]);
    expect(paths).toHaveLength(2);
    expect(paths[0]).not.toBe(paths[1]);
    expect(drawCode([square, square], chanceFrom(seed("1")))).toBe(svg);
    expect(drawCode([square, square], chanceFrom(seed("2")))).not.toBe(svg);
    expect(svg).not.toContain("NaN");
  });
});

describe("the sound", () => {
  it("keeps a sample through μ-law within its steps", () => {
    for (const sample of [0, 0.01, -0.01, 0.5, -0.5, 0.9, -0.99])
      expect(Math.abs(fromMuLaw(toMuLaw(sample)) - sample)).toBeLessThan(0.02 + 0.06 * Math.abs(sample));
  });

  it("says every character, with gaps of its own, as a WAV file", () => {
    const voice = Float32Array.from({ length: SAMPLE_RATE / 2 }, (_, i) => Math.sin(i / 5) / 2);
    const samples = speakCode(Array(6).fill(voice), chanceFrom(seed("1")));
    const seconds = samples.length / SAMPLE_RATE;
    expect(seconds).toBeGreaterThan(6);
    expect(seconds).toBeLessThan(13);
    expect(speakCode(Array(6).fill(voice), chanceFrom(seed("2"))).length).not.toBe(samples.length);
    const wav = wavOf(samples);
    expect(new TextDecoder("latin1").decode(wav.slice(0, 4))).toBe("RIFF");
    expect(new DataView(wav.buffer).getUint32(40, true)).toBe(samples.length * 2);
  });
});

describe("the visitor's cookie", () => {
  it("is set where there is a captcha only, and holds nothing but 128 bits", () => {
    expect(needsVisitor("/inscription")).toBe(true);
    expect(needsVisitor("/inscription/envoyee")).toBe(false);
    expect(parseVisitor("a".repeat(32))).toBe("a".repeat(32));
    for (const wrong of [undefined, null, "", "a".repeat(31), "A".repeat(32), `${"a".repeat(32)}\n`])
      expect(parseVisitor(wrong)).toBeNull();
  });
});
