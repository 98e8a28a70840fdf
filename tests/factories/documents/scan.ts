import PDFDocument from "pdfkit";
import sharp from "sharp";
import { greyPdfPage } from "#lib/documents/workers/page-image.ts";
import { bytesOf } from "#tests/factories/documents/pages.ts";
import { dice } from "#tests/factories/documents/sample.ts";

/** How a page came to be a picture: degrees it lies askew, strength of the noise and of the blur, light, and the table around it. */
export type Shot = {
  readonly tilt?: number;
  readonly noise?: number;
  readonly dpi?: number;
  readonly blur?: number;
  readonly page?: number;
  /** Light at the darkest corner, of 1: a shadow falls from the left. */
  readonly shadow?: number;
  /** Share of the picture that is a dark table around the page. */
  readonly table?: number;
  /** Quarters of a turn, clockwise. */
  readonly turned?: 0 | 90 | 180 | 270;
};

/** A page of a PDF as a scanner or a telephone gives it: grey, slightly turned, blurred, with noise. A JPEG. The same for the same options. */
export async function scanJpeg(pdf: Uint8Array, options: Shot = {}): Promise<Uint8Array> {
  const drawn = await greyPdfPage(pdf, options.page ?? 1, options.dpi ?? 200);
  if (!drawn.ok) throw new Error(`cannot draw: ${drawn.code}`);
  const around = options.table ? Math.round(drawn.data.width * options.table) : 0;
  const table = { r: 58, g: 58, b: 58 };
  const laid = await sharp(drawn.data.data, {
    raw: { width: drawn.data.width, height: drawn.data.height, channels: 1 },
  })
    .toColourspace("srgb")
    .rotate(options.tilt ?? 0.5, { background: options.table ? table : "#ffffff" })
    .extend({ top: around, bottom: around, left: around, right: around, background: table })
    .png()
    .toBuffer();
  const { data, info } = await sharp(laid).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const pixels = new Uint8Array(data);
  const lit = options.shadow ? shaded(pixels, width, height, options.shadow) : pixels;
  const roll = dice(7);
  const strength = options.noise ?? 18;
  const noisy = lit.map((pixel) => Math.max(0, Math.min(255, pixel + roll.int(strength) - strength / 2)));
  const blurred = await sharp(noisy, { raw: { width, height, channels: 1 } })
    .blur(options.blur ?? 0.6)
    .png()
    .toBuffer();
  return new Uint8Array(
    await sharp(blurred)
      .rotate(options.turned ?? 0)
      .greyscale()
      .jpeg({ quality: 70 })
      .toBuffer(),
  );
}

/** A shadow with a soft edge across the page. */
function shaded(data: Uint8Array, width: number, height: number, darkest: number): Uint8Array {
  return data.map((pixel, i) => {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
    const depth = 1 / (1 + Math.exp((x + 0.4 * y - 0.65) * 9));
    return pixel * (1 - (1 - darkest) * depth);
  });
}

/** Those pictures as the only content of a PDF, as office scanners send it: all pages. */
export async function scanPdf(pdf: Uint8Array, options: Shot = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false });
  for (let page = 1; (await greyPdfPage(pdf, page, 20)).ok; page += 1) {
    const picture = await scanJpeg(pdf, { ...options, page });
    document.addPage({ size: "A4", margin: 0 }).image(Buffer.from(picture), 0, 0, { width: 595.28, height: 841.89 });
  }
  return bytesOf(document);
}
