import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { type DrawingLimits, scaledTo, scaleWithin, TO_READ, TO_SHOW } from "#lib/documents/workers/drawn-size.ts";
import type { SmallPicture } from "#lib/documents/workers/sheet/edges.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

let loading: Promise<PDFiumLibrary> | undefined;

/** A grey page: one byte a pixel. `dpi` tells pixels from points. */
export type GreyImage = { data: Uint8Array; width: number; height: number; dpi: number };

/** What a page is drawn at to be read. */
export const OCR_DPI = 200;
/** Pixels across an A4 page at about that. */
export const OCR_WIDTH = 1700;
/** The longer side of the small copy on which a sheet is looked for. */
const SMALL = 360;

type Drawing = { data: Uint8Array; width: number; height: number; dpi: number; pages: number };

async function drawPdf(
  bytes: Uint8Array,
  page: number,
  dpi: number,
  colorSpace: "Gray" | "BGRA",
  limits: DrawingLimits,
): Promise<Result<Drawing, DocumentRefusal>> {
  loading ??= PDFiumLibrary.init();
  const library = await loading;
  try {
    const document = await library.loadDocument(bytes);
    try {
      const pages = document.getPageCount();
      if (page < 1 || page > pages) return refuse("NO_SUCH_PAGE", { params: { page, pages } });
      const drawn = document.getPage(page - 1);
      const { originalWidth, originalHeight } = drawn.getOriginalSize();
      // The library draws whole points: a page of less than one, or of less than a pixel once it fits the limits, comes out as nothing.
      const points = { width: Math.floor(originalWidth), height: Math.floor(originalHeight) };
      const scale = scaleWithin(points, dpi / 72, limits);
      if (scale === null || Math.min(points.width, points.height) * scale < 1) return refuse("PAGE_WITHOUT_SIZE");
      const { data, width, height } = await drawn.render({
        scale,
        colorSpace,
        render: async (options) => options.data,
      });
      // A page that could not be drawn comes back as nothing.
      if (data.length === 0) return refuse("CORRUPT_PDF");
      return ok({ data, width, height, dpi: scale * 72, pages });
    } finally {
      document.destroy();
    }
  } catch (error) {
    return refuse(error instanceof Error && /password/i.test(error.message) ? "ENCRYPTED_PDF" : "CORRUPT_PDF");
  }
}

/** A page of a PDF in grey, at the resolution asked or the highest that keeps within the limit. */
export async function greyPdfPage(
  bytes: Uint8Array,
  page: number,
  dpi: number,
): Promise<Result<GreyImage, DocumentRefusal>> {
  return drawPdf(bytes, page, dpi, "Gray", TO_READ);
}

/** The picture turned clockwise by a quarter of a circle, or two, or three. */
export async function turnedBy(image: GreyImage, degrees: number): Promise<GreyImage> {
  const raw = { width: image.width, height: image.height, channels: 1 } as const;
  const { data, info } = await sharp(image.data, { raw })
    .rotate(degrees)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...image, data, width: info.width, height: info.height };
}

/** A page of a PDF, or an image, as a PNG for the screen. */
export async function pngOfPage(
  bytes: Uint8Array,
  page: number,
  dpi: number,
): Promise<Result<Uint8Array, DocumentRefusal>> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-")) return pngOfImage(bytes, page);
  const drawn = await drawPdf(bytes, page, dpi, "BGRA", TO_SHOW);
  if (!drawn.ok) return drawn;
  const { data, width, height } = drawn.data;
  return ok(
    await sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: "white" })
      .png({ compressionLevel: 6 })
      .toBuffer(),
  );
}

async function pngOfImage(bytes: Uint8Array, page: number): Promise<Result<Uint8Array, DocumentRefusal>> {
  try {
    const image = sharp(bytes, { limitInputPixels: DOCUMENT_LIMITS.imagePixels, page: page - 1 });
    return ok(
      await image
        .autoOrient()
        .resize({ width: 1700, height: 2400, fit: "inside", withoutEnlargement: true })
        .png()
        .toBuffer(),
    );
  } catch {
    return refuse("CORRUPT_IMAGE");
  }
}

/**
 * An image deposited as it is, turned as its EXIF says, in grey, at the size OCR reads best: an A4 page at about 200 dpi.
 * The resolution of a photo says nothing of the paper, so the shorter side, of `across` pixels then, is taken for 210 mm.
 */
export async function greyImage(
  bytes: Uint8Array,
  page: number,
  across = OCR_WIDTH,
): Promise<Result<GreyImage, DocumentRefusal>> {
  try {
    const image = sharp(bytes, { limitInputPixels: DOCUMENT_LIMITS.imagePixels, page: page - 1 });
    const meta = await image.metadata();
    const lying = (meta.orientation ?? 1) >= 5;
    const size = lying ? { width: meta.height, height: meta.width } : meta;
    const scale = scaleWithin(size, Math.min(across / Math.min(size.width, size.height), 2), TO_READ);
    if (scale === null) return refuse("CORRUPT_IMAGE");
    // Near the right size already: pixels as they are read better than pixels computed.
    const asItIs = scale > 0.8 && scale < 1.25;
    const { data, info } = await image
      .autoOrient()
      .flatten({ background: "white" })
      .resize(asItIs ? undefined : { ...scaledTo(size, scale), fit: "fill" })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const grey = info.channels === 1 ? data : data.filter((_, i) => i % info.channels === 0);
    return ok({
      data: grey,
      width: info.width,
      height: info.height,
      dpi: Math.min(info.width, info.height) / 8.27 || 200,
    });
  } catch {
    return refuse("CORRUPT_IMAGE");
  }
}

/** A small copy of an image, turned as its EXIF says: of each pixel the darkest of its three colours, since paper has much of all and a table has not. */
export async function smallImage(bytes: Uint8Array, page: number): Promise<Result<SmallPicture, DocumentRefusal>> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: DOCUMENT_LIMITS.imagePixels, page: page - 1 })
      .autoOrient()
      .flatten({ background: "white" })
      .resize({ width: SMALL, height: SMALL, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const darkest = new Uint8Array(width * height);
    for (let at = 0; at < darkest.length; at += 1) {
      let tone = 255;
      for (let i = at * channels; i < (at + 1) * channels; i += 1) tone = Math.min(tone, data[i] ?? 255);
      darkest[at] = tone;
    }
    return ok({ data: darkest, width, height });
  } catch {
    return refuse("CORRUPT_IMAGE");
  }
}

/** A small copy of a page that is drawn. */
export async function smallOf({ data, width, height }: GreyImage): Promise<SmallPicture> {
  const small = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ width: SMALL, height: SMALL, fit: "inside", withoutEnlargement: true, kernel: "linear" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: small.data, width: small.info.width, height: small.info.height };
}
