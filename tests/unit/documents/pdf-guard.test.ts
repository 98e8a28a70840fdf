import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { filtersOf, unpack } from "#lib/documents/workers/pdf-filters.ts";
import { hasDecompressionBomb, hugeImage } from "#lib/documents/workers/pdf-guard.ts";
import { BOMBS } from "#tests/factories/documents/bombs.ts";
import { invoicePdf, LAYOUTS } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";

const latin = (text: string) => Buffer.from(text, "latin1");
const bomb = (name: string) => BOMBS[name]?.().bytes ?? new Uint8Array();

describe("what a PDF would unpack to (T-08)", () => {
  it.each([
    "flateTwice",
    "flateThrice",
    "hexThenFlate",
    "filterElsewhere",
    "escapedNames",
    "lzw",
    "lzwThenFlate",
    "runLength",
  ])("is too much: %s", async (name) => expect(await hasDecompressionBomb(bomb(name))).toBe(true));

  it.each(["imageDeclared", "imageJpeg", "imageFax", "imageBits"])("is a picture of too many pixels: %s", (name) => {
    expect(hugeImage(bomb(name))).toMatchObject({ width: expect.any(Number) });
  });

  it.each(LAYOUTS)("is nothing against a sound invoice: %s", async (layout) => {
    const pdf = await invoicePdf(invoiceSample(5), layout);
    expect(await hasDecompressionBomb(pdf)).toBe(false);
    expect(hugeImage(pdf)).toBeNull();
  });
});

describe("filters of a stream", () => {
  it.each([
    ["<< /Length 9 /Filter /FlateDecode >>", ["FlateDecode"]],
    ["<< /Filter[/A85 /Fl] >>", ["ASCII85Decode", "FlateDecode"]],
    ["<< /Filter /Flate#44ecode >>", ["FlateDecode"]],
    ["<< /Filter 9 0 R >>", []],
    ["<< /Length 9 >>", []],
  ])("%s", (dictionary, filters) => expect(filtersOf(dictionary)).toEqual(filters));

  it.each([
    ["FlateDecode", deflateSync("Facture"), "Facture"],
    ["ASCIIHexDecode", latin("46 61 63 74>"), "Fact"],
    ["ASCII85Decode", latin("7U]eKF`M$~>"), "Facture"],
    ["RunLengthDecode", Buffer.from([1, 0x46, 0x61, 0xfe, 0x63, 128]), "Faccc"],
    // The example of the standard (ISO 32000, 7.4.4.2).
    ["LZWDecode", Buffer.from("800b6050220c0c8501", "hex"), "-----A---B"],
  ])("undoes %s", (filter, data, text) => {
    const unpacked = unpack(filter, data, 1_000);
    expect(unpacked instanceof Buffer && unpacked.toString("latin1")).toBe(text);
    if (filter !== "ASCIIHexDecode" && filter !== "ASCII85Decode") expect(unpack(filter, data, 3)).toBe("beyond");
  });
});
