import PDFDocument from "pdfkit";
import sharp from "sharp";
import { bytesOf } from "#tests/factories/documents/pages.ts";
import { invoiceLines } from "#tests/factories/files.ts";

/**
 * An invoice of about 200 kB with its text: lines, and a logo of noise that no compression shrinks. Each number makes other bytes.
 *
 * @param pixels width of the logo: the weight of the file grows with its square.
 */
export async function depositFile(
  number: string,
  supplierSiret: string,
  recipientSiret: string,
  pixels = 520,
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A4" });
  pdf.image(await logo(pixels), 50, 40, { width: 120 });
  pdf.fontSize(11).text("", 50, 180);
  for (const line of invoiceLines({ number, siret: supplierSiret, recipient: recipientSiret })) pdf.text(line);
  return bytesOf(pdf);
}

const drawn = new Map<number, Promise<Buffer>>();

function logo(pixels: number): Promise<Buffer> {
  const known = drawn.get(pixels);
  if (known) return known;
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const picture = sharp({ create: { width: pixels, height: pixels, channels: 3, background: "white", noise } })
    .jpeg({ quality: 88 })
    .toBuffer();
  drawn.set(pixels, picture);
  return picture;
}
