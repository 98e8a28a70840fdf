/**
 * Lists page by key, not by offset (a deep OFFSET reads everything it skips). The cursor is the sort key of the last row,
 * opaque to whoever carries it in a URL and re-checked when it comes back.
 */
export type CursorKey = readonly (string | number | null)[];

export const PAGE_SIZES = [25, 50, 100] as const;
export const DEFAULT_PAGE_SIZE = 50;

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

export function encodeCursor(key: CursorKey): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The key in a cursor, or null when it was not made by `encodeCursor` for a key of `length` parts. Never throws. */
export function decodeCursor(cursor: string | undefined, length: number): CursorKey | null {
  if (!cursor || cursor.length > 500) return null;
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
    const key: unknown = JSON.parse(text);
    return Array.isArray(key) && key.length === length && key.every(isPart) ? key : null;
  } catch {
    return null;
  }
}

function isPart(part: unknown): part is string | number | null {
  return part === null || typeof part === "string" || (typeof part === "number" && Number.isFinite(part));
}

/** A page from a query that asked for `size + 1` rows: the extra row only says that there is a next page. */
export function pageOf<T>(rows: readonly T[], size: number, keyOf: (row: T) => CursorKey): Page<T> {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, next: rows.length > size && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/** The page size asked in a URL, among the offered ones. */
export function pageSize(asked: string | undefined): number {
  return PAGE_SIZES.find((size) => String(size) === asked) ?? DEFAULT_PAGE_SIZE;
}
