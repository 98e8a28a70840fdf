import { type Homography, homographyOf, type Point, type Quad, rectangle } from "#lib/documents/domain/homography.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import {
  type GreyImage,
  greyImage,
  greyPdfPage,
  OCR_DPI,
  OCR_WIDTH,
  smallImage,
  smallOf,
} from "#lib/documents/workers/page-image.ts";
import { straightened } from "#lib/documents/workers/page-warp.ts";
import { type FoundSheet, findSheet } from "#lib/documents/workers/sheet/find.ts";
import { ok, type Result } from "#lib/shared/result.ts";

/** A page to be read; `sheet` takes its places to those of the picture it was cut from, both in shares of the sides. Null for the whole picture. */
export type PagePicture = { readonly image: GreyImage; readonly sheet: Homography | null };

/** Sides this near to those of the picture (the tangent of half a degree) were drawn or scanned, not photographed. */
const STRAIGHT = 0.009;
/** The finest that a page of a PDF is drawn, for a sheet that takes a small part of it. */
const FINEST = 600;

/** The page as it is read: a sheet photographed at an angle is cut out and made a rectangle, anything else is the picture as it lies. */
export async function pictureOf(task: {
  bytes: Uint8Array;
  page: number;
  from: "pdf" | "image";
}): Promise<Result<PagePicture, DocumentRefusal>> {
  return task.from === "pdf" ? pictureOfPdf(task.bytes, task.page) : pictureOfImage(task.bytes, task.page);
}

async function pictureOfImage(bytes: Uint8Array, page: number): Promise<Result<PagePicture, DocumentRefusal>> {
  const small = await smallImage(bytes, page);
  if (!small.ok) return small;
  const sheet = askew(findSheet(small.data), small.data);
  // With as many pixels as the sheet is read best with, not the picture around it.
  const drawn = await greyImage(bytes, page, sheet ? OCR_WIDTH / sheet.share : OCR_WIDTH);
  return drawn.ok ? ok(cutOut(drawn.data, sheet)) : drawn;
}

async function pictureOfPdf(bytes: Uint8Array, page: number): Promise<Result<PagePicture, DocumentRefusal>> {
  const drawn = await greyPdfPage(bytes, page, OCR_DPI);
  if (!drawn.ok) return drawn;
  const small = await smallOf(drawn.data);
  const sheet = askew(findSheet(small), small);
  if (!sheet) return ok({ image: drawn.data, sheet: null });
  const finer = OCR_WIDTH / (sheet.share * Math.min(drawn.data.width, drawn.data.height));
  const again = finer > 1.15 ? await greyPdfPage(bytes, page, Math.min(FINEST, drawn.data.dpi * finer)) : drawn;
  return again.ok ? ok(cutOut(again.data, sheet)) : again;
}

/** `share`: the short side of the sheet for a short side of the picture of 1. */
type Askew = FoundSheet & { readonly share: number };

function askew(found: FoundSheet | null, { width, height }: { width: number; height: number }): Askew | null {
  if (!found) return null;
  const corners = found.corners.map(([x, y]): Point => [x * width, y * height]);
  const sides = corners.map(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % 4] ?? [x, y];
    const [across, down] = [Math.abs(nextX - x), Math.abs(nextY - y)];
    return { length: Math.hypot(across, down), slope: Math.min(across, down) / Math.max(across, down) };
  });
  if (sides.every(({ slope }) => slope < STRAIGHT)) return null;
  const mean = (i: number) => ((sides[i]?.length ?? 0) + (sides[i + 2]?.length ?? 0)) / 2;
  return { ...found, share: Math.min(mean(0), mean(1)) / Math.min(width, height) };
}

function cutOut(image: GreyImage, sheet: Askew | null): PagePicture {
  if (!sheet) return { image, sheet: null };
  const short = Math.round(Math.min(OCR_WIDTH, sheet.share * Math.min(image.width, image.height)));
  const [width, height] =
    sheet.tall >= 1 ? [short, Math.round(short * sheet.tall)] : [Math.round(short / sheet.tall), short];
  const [a, b, c, d] = sheet.corners;
  const pixels = ([x, y]: Point): Point => [x * image.width, y * image.height];
  const corners: Quad = [pixels(a), pixels(b), pixels(c), pixels(d)];
  const page = straightened(image, corners, width, height);
  return page ? { image: page, sheet: homographyOf(rectangle(1, 1), sheet.corners) } : { image, sheet: null };
}
