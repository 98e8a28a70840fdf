/** The most that is drawn of a page: of its area, and of each side, since a page may be a line a kilometre long. */
export type DrawingLimits = { readonly pixels: number; readonly side: number };

type Size = { readonly width: number; readonly height: number };

/** To read it. An A4 page at 200 dpi has 3.9 million pixels; the longest side is that of a page of 200 inches, the most Acrobat makes, at 80 dpi. */
export const TO_READ: DrawingLimits = { pixels: 12_000_000, side: 16_000 };
/** To show it: as large as pictures deposited as such are shown. Twelve million pixels in colour took ten times as long as an A4 page. */
export const TO_SHOW: DrawingLimits = { pixels: 1700 * 2400, side: 16_000 };

/** The factor nearest to the wanted one at which a picture of that size keeps within the limits; null for what has no size. */
export function scaleWithin({ width, height }: Size, wanted: number, limits: DrawingLimits): number | null {
  if (!(width > 0 && height > 0 && Number.isFinite(width) && Number.isFinite(height))) return null;
  // Of the root, each side by itself: the product of two sides may be more than a number holds.
  const byArea = Math.sqrt(limits.pixels / width) / Math.sqrt(height);
  return Math.min(wanted, byArea, limits.side / Math.max(width, height));
}

/** Both sides at that factor, neither of them nothing. */
export function scaledTo({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
