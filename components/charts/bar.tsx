/** A bar of a row, of `share` (0 to 1) of the column's width; the figures beside it say the same. */
export function Bar({ share, tone = "brand" }: { share: number; tone?: string }) {
  const width = Math.max(share > 0 ? 1 : 0, Math.round(share * 100));
  return (
    <svg className="bar" data-tone={tone} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-ground" width="100" height="10" />
      <rect className="bar-fill" width={width} height="10" />
    </svg>
  );
}
