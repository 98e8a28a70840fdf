import PDFDocument from "pdfkit";
import sharp from "sharp";
import { greyPdfPage } from "#lib/documents/workers/page-image.ts";
import { bytesOf } from "#tests/factories/documents/pages.ts";
import { dice } from "#tests/factories/documents/sample.ts";

/** The first page of a PDF as a scanner gives it: grey, slightly turned, blurred, with noise. A JPEG. */
export async function scanJpeg(
  pdf: Uint8Array,
  options: { tilt?: number; noise?: number; dpi?: number } = {},
): Promise<Uint8Array> {
  const drawn = await greyPdfPage(pdf, 1, options.dpi ?? 200);
  if (!drawn.ok) throw new Error(`cannot draw: ${drawn.code}`);
  const { data, width, height } = drawn.data;
  const roll = dice(7);
  const strength = options.noise ?? 18;
  const noisy = data.map((pixel) => Math.max(0, Math.min(255, pixel + roll.int(strength) - strength / 2)));
  const image = sharp(noisy, { raw: { width, height, channels: 1 } });
  return new Uint8Array(
    await image
      .rotate(options.tilt ?? 0.5, { background: "#ffffff" })
      .blur(0.6)
      .greyscale()
      .jpeg({ quality: 70 })
      .toBuffer(),
  );
}

/** That picture as the only content of a PDF, as office scanners send it. */
export async function scanPdf(pdf: Uint8Array, options: { tilt?: number; noise?: number } = {}): Promise<Uint8Array> {
  const picture = await scanJpeg(pdf, options);
  const document = new PDFDocument({ size: "A4", margin: 0 });
  document.image(Buffer.from(picture), 0, 0, { width: 595.28, height: 841.89 });
  return bytesOf(document);
}
