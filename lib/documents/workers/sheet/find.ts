import type { Point, Quad } from "#lib/documents/domain/homography.ts";
import { candidates } from "#lib/documents/workers/sheet/corners.ts";
import { edgesOf, fieldOf, type SmallPicture } from "#lib/documents/workers/sheet/edges.ts";
import { linesOf } from "#lib/documents/workers/sheet/lines.ts";
import { rate } from "#lib/documents/workers/sheet/rate.ts";

/**
 * A sheet on a picture: its corners in shares of the sides of the picture (beyond 0 and 1 where the frame cut one off), how high it is for a
 * width of 1, and how sure that is it, 0..1.
 */
export type FoundSheet = { readonly corners: Quad; readonly tall: number; readonly confidence: number };

/** Less sure, a picture is better left alone. */
const SURE = 0.7;

/** The sheet of paper that was photographed. Null for a scan, for a picture without a sheet, and where it could be another. */
export function findSheet(picture: SmallPicture): FoundSheet | null {
  const { width, height } = picture;
  const field = fieldOf(picture);
  const edges = edgesOf(field);
  const [best] = candidates(linesOf(edges, width, height), field)
    .map((one) => rate(one, { picture, field, edges }))
    .filter(({ confidence }) => confidence >= SURE)
    .sort((one, other) => other.score - one.score);
  if (!best) return null;
  const share = ([x, y]: Point): Point => [(x + 0.5) / width, (y + 0.5) / height];
  const [a, b, c, d] = best.corners;
  return { corners: [share(a), share(b), share(c), share(d)], tall: best.tall, confidence: best.confidence };
}
