import { describe, expect, it } from "vitest";
import { type ExportColumn, exportHead, exportLines } from "#lib/shared/export-columns.ts";

type Row = readonly [string | null, string | null, string | null];
const columns: ExportColumn<Row>[] = [
  { header: "Numéro", kind: "text", value: ([number]) => number },
  { header: "Date", kind: "day", value: ([, day]) => day },
  { header: "Montant", kind: "number", value: ([, , amount]) => amount },
];

describe("F-89: a list as a file", () => {
  it("has a heading after the mark of UTF-8", () => {
    expect(exportHead(columns)).toBe("\uFEFFNuméro;Date;Montant\r\n");
  });

  it("writes days and numbers as a spreadsheet of that language reads them", () => {
    const rows: Row[] = [
      ["F-1", "2026-11-02", "-1200.50"],
      ["F;2", null, null],
    ];
    expect(exportLines(columns, rows, "fr")).toBe('F-1;02/11/2026;-1200,50\r\n"F;2";;\r\n');
    expect(exportLines(columns, rows, "en")).toBe('F-1;2026-11-02;-1200.50\r\n"F;2";;\r\n');
  });

  it("T-22: computes nothing, whatever stands in a column of numbers or of days", () => {
    const formula = "=1+1";
    expect(exportLines(columns, [[formula, formula, formula]], "fr")).toBe("'=1+1;'=1+1;'=1+1\r\n");
  });
});
