import PDFDocument from "pdfkit";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { pngOfPage } from "#lib/documents/workers/page-image.ts";

describe("the picture of a page", () => {
  it("keeps the colours of the document", async () => {
    const doc = new PDFDocument({ size: [100, 100] });
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    const whole = new Promise<Buffer>((resolve) => doc.on("end", () => resolve(Buffer.concat(chunks))));
    doc.rect(0, 0, 100, 100).fill("#cc3300");
    doc.end();
    const png = await pngOfPage(new Uint8Array(await whole), 1, 72);
    if (!png.ok) throw new Error(png.code);
    const { data } = await sharp(png.data).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([0xcc, 0x33, 0x00]);
  });
});
