import PDFDocument from "pdfkit";
import sharp from "sharp";
import { bytesOf } from "#tests/factories/documents/pages.ts";
import { invoiceLines } from "#tests/factories/files.ts";

/** An invoice of about 200 kB with its text: lines, and a logo of noise that no compression shrinks. Each number makes other bytes. */
export async function depositFile(number: string, supplierSiret: string, recipientSiret: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A4" });
  pdf.image(await logo(), 50, 40, { width: 120 });
  pdf.fontSize(11).text("", 50, 180);
  for (const line of invoiceLines({ number, siret: supplierSiret, recipient: recipientSiret })) pdf.text(line);
  return bytesOf(pdf);
}

let drawn: Promise<Buffer> | undefined;

function logo(): Promise<Buffer> {
  drawn ??= sharp({
    create: {
      width: 520,
      height: 520,
      channels: 3,
      background: "white",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 88 })
    .toBuffer();
  return drawn;
}
