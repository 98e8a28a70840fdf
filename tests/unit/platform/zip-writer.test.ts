import { describe, expect, it, vi } from "vitest";
import { xlsxOf } from "#lib/platform/xlsx-writer.ts";
import { type ZipEntry, zipOf } from "#lib/platform/zip-writer.ts";
import type { ExportColumn } from "#lib/shared/export-columns.ts";
import { unzip } from "#tests/factories/unzip.ts";

const at = new Date("2026-11-02T10:30:00Z");

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describe("an archive made as it is sent", () => {
  it("is read back to the byte, whole contents and contents in pieces", async () => {
    async function* pieces() {
      for (let turn = 0; turn < 500; turn += 1) yield Buffer.from(`ligne ${turn}\n`);
    }
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { path: "F-1/facture é.pdf", at, content: Buffer.from("%PDF") };
      yield { path: "F-1/pièces.txt", at, content: pieces() };
      yield { path: "vide.txt", at, content: new Uint8Array() };
    }
    const files = await unzip(await whole(zipOf(entries())));
    expect([...files.keys()]).toEqual(["F-1/facture é.pdf", "F-1/pièces.txt", "vide.txt"]);
    expect(files.get("F-1/facture é.pdf")?.toString()).toBe("%PDF");
    expect(files.get("F-1/pièces.txt")?.toString()).toMatch(/^ligne 0\n[\s\S]*ligne 499\n$/);
    expect(files.get("vide.txt")?.length).toBe(0);
  });

  it("is a zip64 beyond 65 535 entries", async () => {
    async function* many(): AsyncGenerator<ZipEntry> {
      for (let turn = 0; turn < 66_000; turn += 1) yield { path: `${turn}`, at, content: new Uint8Array() };
    }
    expect((await unzip(await whole(zipOf(many())))).size).toBe(66_000);
  });

  it("ends what it reads from when whoever takes it stops", async () => {
    let closed = 0;
    async function* pieces() {
      try {
        for (;;) yield Buffer.alloc(100_000, Math.random().toString());
      } finally {
        closed += 1;
      }
    }
    async function* entries(): AsyncGenerator<ZipEntry> {
      try {
        yield { path: "a", at, content: pieces() };
      } finally {
        closed += 1;
      }
    }
    let seen = 0;
    for await (const _ of zipOf(entries())) {
      seen += 1;
      if (seen === 3) break;
    }
    await vi.waitFor(() => expect(closed).toBe(2));
  });
});

describe("a workbook made as it is sent", () => {
  type Row = readonly (string | null)[];
  const columns: ExportColumn<Row>[] = [
    { header: "Numéro", kind: "text", value: (row) => row[0] ?? null },
    { header: "Date", kind: "day", value: (row) => row[1] ?? null },
    { header: "Montant", kind: "number", value: (row) => row[2] ?? null },
  ];
  const sheetOf = async (rows: readonly Row[][]) => {
    async function* batches() {
      yield* rows;
    }
    const files = await unzip(await whole(xlsxOf("Factures", columns, batches(), at)));
    return { files, sheet: files.get("xl/worksheets/sheet1.xml")?.toString() ?? "" };
  };

  it("holds texts, days and numbers, and nothing that is computed (T-22)", async () => {
    const { files, sheet } = await sheetOf([
      [["=1+1 <&\u0001\ud800>", "2026-11-02", "1200.50"]],
      [["F-2", null, "=2"]],
    ]);
    expect([...files.keys()]).toContain("[Content_Types].xml");
    expect(sheet).toContain('<t xml:space="preserve">=1+1 &lt;&amp;&gt;</t>');
    expect(sheet).toContain('<c s="2"><v>46328</v></c><c s="3"><v>1200.50</v></c>');
    expect(sheet).toContain('<t xml:space="preserve">=2</t>');
    expect(sheet).not.toContain("<f>");
    expect(sheet.match(/<row>/g)).toHaveLength(3);
    expect(sheet.endsWith("</sheetData></worksheet>")).toBe(true);
  });

  it("is a workbook even without a row", async () => {
    const { sheet, files } = await sheetOf([]);
    expect(sheet.match(/<row>/g)).toHaveLength(1);
    expect(files.has("xl/worksheets/sheet2.xml")).toBe(false);
  });
});
