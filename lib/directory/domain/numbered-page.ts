/** A page of a list whose length is known and bounded: it has a number, which an address can carry and a search engine can follow. */
export type NumberedPage<T> = {
  readonly items: readonly T[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Place of the first and of the last item shown, from 1; 0 when there is none. */
  readonly first: number;
  readonly last: number;
};

/** A page beyond the end is the last one. `cut` gives the items from an index up to another. */
export function pageNumbered<T>(
  total: number,
  asked: number,
  size: number,
  cut: (from: number, to: number) => readonly T[],
): NumberedPage<T> {
  const { page, pages, from } = placeOf(total, asked, size);
  const items = cut(from, from + size);
  return { items, total, page, pages, first: items.length === 0 ? 0 : from + 1, last: from + items.length };
}

export function placeOf(total: number, asked: number, size: number): { page: number; pages: number; from: number } {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, from: (page - 1) * size };
}

/** The number of a page in an address: 1 for anything that is none. */
export function readPageNumber(text: string | readonly string[] | undefined): number {
  return typeof text === "string" && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
