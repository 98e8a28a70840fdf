import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "#lib/shared/csv.ts";
import { CsvError, csvReader } from "#lib/shared/csv-reader.ts";

function read(...pieces: string[]) {
  const reader = csvReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}
const cells = (...pieces: string[]) => read(...pieces).map((record) => record.cells);

describe("reading a CSV file", () => {
  it("refuses a quote that never closes and a line without end, with their line", () => {
    expect(() => read('a;b\nc;"d\ne;f\n')).toThrow(new CsvError("UNCLOSED_QUOTE", 2));
    expect(() => read("a;b\n", "x".repeat(1_000_001))).toThrow(new CsvError("LINE_TOO_LONG", 2));
  });

  it.each([
    ["semicolons", "a;b\r\n1;2\r\n"],
    ["commas", "a,b\n1,2\n"],
    ["tabs", "a\tb\r1\t2"],
    ["the mark of UTF-8", "\uFEFFa;b\n1;2"],
    ["empty lines", "a;b\n\n\r\n1;2\n\n"],
    ["quotes that were not needed", '"a";"b"\n"1";"2"'],
  ])("takes %s", (_, text) => {
    expect(cells(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("keeps separators, quotes and line ends within quotes, and counts lines as an editor does", () => {
    const records = read('a;b\n"x;y";"he said ""no""\nand left"\nc;d\n');
    expect(records).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["x;y", 'he said "no"\nand left'] },
      { line: 4, cells: ["c", "d"] },
    ]);
  });

  it("reads a quote inside of a cell as itself, and what follows a closing quote as part of the cell", () => {
    expect(cells('a;b\n5" tube;"x"y\n')).toEqual([
      ["a", "b"],
      ['5" tube', "xy"],
    ]);
  });

  it("reads back what is written, cut anywhere", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."ab;\"\r\n ,é'".split("")), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), fc.nat(), (rows, seed) => {
        const text = `h1;h2\r\n${rows.map((row) => row.map((one) => csvCell(`x${one}`)).join(";")).join("\r\n")}\r\n`;
        const pieces: string[] = [];
        for (let at = 0, step = 1; at < text.length; at += step) {
          step = 1 + ((seed + at) % 5);
          pieces.push(text.slice(at, at + step));
        }
        const expected = cells(text);
        expect(cells(...pieces)).toEqual(expected);
        expect(expected).toHaveLength(rows.length + 1);
      }),
    );
  });
});
