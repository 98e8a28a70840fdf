import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeName, uniqueNames } from "#lib/invoices/domain/archive.ts";

describe("F-90: names in an archive", () => {
  it.each([
    ["F-2026/11", "F-2026_11"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["..", "_"],
    ["", "_"],
    ["facture\u202Efdp.exe", "facture_fdp.exe"],
    ["con.txt", "_con.txt"],
    [" F 1. ", "F 1"],
    [`${"é".repeat(150)}.pdf`, `${"é".repeat(96)}.pdf`],
  ])("%j is written %j", (text, name) => expect(safeName(text)).toBe(name));

  it("never lead out of their folder, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const name = safeName(text);
        expect(name).not.toMatch(/[/\\]|^\.{1,2}$/);
        expect(name.length).toBeGreaterThan(0);
      }),
    );
  });

  it("differ even where capitals do not count", () => {
    const name = uniqueNames();
    expect(["a.pdf", "A.pdf", "a.pdf", "b"].map(name)).toEqual(["a.pdf", "A (2).pdf", "a (3).pdf", "b"]);
  });
});
