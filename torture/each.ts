/** Runs `work` for each number below `count`, a few at a time. */
export async function each(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
}

/** "1 234 567", as the tables of figures write it. */
export const figure = (value: number) => value.toLocaleString("en").replaceAll(",", " ");
