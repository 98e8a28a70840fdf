import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvFile } from "#lib/shared/csv.ts";

/** Reads a file back as RFC 4180 says, written apart from the writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ";") {
      row.push(cell);
      cell = "";
    } else if (!quoted && char === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      at += 1;
    } else cell += char;
  }
  return rows;
}

const columns = [
  { header: "Nom", value: (row: { a: string; b: string }) => row.a },
  { header: "Autre", value: (row: { a: string; b: string }) => row.b },
];
const LIVE = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

describe("T-22 CSV files", () => {
  it.each(["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1+1", '=HYPERLINK("http://x";"y")'])(
    "%j is text for a spreadsheet",
    (text) => {
      const [, [cell] = []] = parse(csvFile(columns, [{ a: text, b: "" }]));
      expect(cell).toBe(`'${text}`);
    },
  );

  it("begin with the mark of UTF-8, separate by semicolons and end lines as RFC 4180 says", () => {
    expect(csvFile(columns, [{ a: "Élan; bois", b: 'dit "le fort"' }])).toBe(
      '\uFEFFNom;Autre\r\n"Élan; bois";"dit ""le fort"""\r\n',
    );
    expect([csvCell(-3), csvCell(null), csvCell(undefined)]).toEqual(["-3", "", ""]);
  });

  it("give every text back, with an apostrophe before what would be computed, and never a live cell", () => {
    const text = fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n;,\"' aé＝\uFEFF0".split("")) });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const rows = parse(csvFile(columns, [{ a, b }]).slice(1));
        expect(rows).toHaveLength(2);
        rows[1]?.forEach((cell, index) => {
          const given = index === 0 ? a : b;
          expect([given, `'${given}`]).toContain(cell);
          expect(LIVE.test(cell)).toBe(false);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
