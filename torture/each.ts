/** Runs `work` for each number below `count`, a few at a time. */
export async function each(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
}

/** The same for the items of a list. */
export function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  return each(items.length, atOnce, (index) => work(items[index] as T, index));
}

/** "1 234 567", as the tables of figures write it. */
export const figure = (value: number) => value.toLocaleString("en").replaceAll(",", " ");
