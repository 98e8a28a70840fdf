/** A piece of a file: where it begins, how long it is, of how many bytes in all. */
export type Range = { readonly position: number; readonly length: number; readonly total: number };

/** The header `Content-Range: bytes 0-524287/2097152` (RFC 9110, 14.4); null when there is none. */
export function contentRange(header: string | null): Range | null | "unreadable" {
  if (header === null) return null;
  const [, first, last, all] = /^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/.exec(header) ?? [];
  const [position, end, total] = [Number(first), Number(last), Number(all)];
  if (!(end >= position && total > end)) return "unreadable";
  return { position, length: end - position + 1, total };
}
