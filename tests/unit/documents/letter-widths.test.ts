import { describe, expect, it } from "vitest";
import { letterEdges } from "#lib/documents/domain/letter-widths.ts";
import { openPdf } from "#lib/documents/workers/pdf-document.ts";
import { wordsOfPdf } from "#lib/documents/workers/pdf-words.ts";
import { pdfOf, stream } from "#tests/factories/documents/hostile.ts";

/** One run of several words, 12 points high, 72 points from the left. */
const aRun = (text: string, face: string) =>
  pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /${face} >> >> >> >>`,
    stream("", Buffer.from(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`)),
  ]);

async function words(bytes: Uint8Array) {
  const opened = await openPdf(bytes);
  if (!opened.ok) throw new Error(opened.code);
  const [page] = await wordsOfPdf(opened.data);
  await opened.data.loadingTask.destroy();
  return page?.words ?? [];
}

describe("where the words of one run are on the page (F-56)", () => {
  it("begins each word where its first letter is printed, narrow letters before it or wide ones", async () => {
    for (const [before, thousandths] of [
      ["Illimit", 278 + 222 * 2 + 222 + 833 + 222 + 278],
      ["MOMENT", 833 + 778 + 833 + 667 + 722 + 611],
    ] as const) {
      const [, date] = await words(aRun(`${before} 12/03/2026`, "Helvetica"));
      expect(date?.text).toBe("12/03/2026");
      expect(date?.x).toBeCloseTo(72 + (12 * (thousandths + 278)) / 1000, 1);
      expect(date?.w).toBeCloseTo((12 * (8 * 556 + 2 * 278)) / 1000, 1);
    }
  });

  it("gives every letter of a face with one width the same room", async () => {
    const [, date] = await words(aRun("Illimit 12/03/2026", "Courier"));
    expect(date?.x).toBeCloseTo(72 + 12 * 0.6 * 8, 1);
  });

  it("leaves nothing of the run out and nothing over", () => {
    for (const text of ["N° 42", "Été à Œuf", "", "i"]) {
      const edges = letterEdges(text, false);
      expect(edges).toHaveLength(text.length + 1);
      expect(edges.toSorted((one, two) => one - two)).toEqual(edges);
      expect(edges.at(-1)).toBeCloseTo(text === "" ? 0 : 1);
    }
  });
});
