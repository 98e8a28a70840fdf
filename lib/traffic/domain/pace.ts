/** So many at once, then one after the other at this pace: a bucket that fills again while nobody takes from it. */
export type Pace = { readonly atOnce: number; readonly perSecond: number };

export type Paced = {
  /** Milliseconds until the next is due; zero when this one was. */
  readonly wait: number;
  /** How many were refused since the last that was let through. */
  readonly refused: number;
};

/** `next`: when one more would be due for somebody who takes one at a time. */
type Visitor = { next: number; refused: number };

/** Visitors whose pace one process knows: beyond it the one who asked longest ago is forgotten, as if they had rested. */
const MOST = 20_000;

/** The generic cell rate algorithm. Times are milliseconds of a clock that only goes forward. */
export function createPaces(most = MOST) {
  const visitors = new Map<string, Visitor>();
  return function take(key: string, { atOnce, perSecond }: Pace, at: number): Paced {
    const before = visitors.get(key);
    const step = 1000 / perSecond;
    const next = Math.max(before?.next ?? at, at);
    const wait = Math.ceil(next - at - (atOnce - 1) * step);
    const due = wait <= 0;
    const refused = due ? 0 : (before?.refused ?? 0) + 1;
    visitors.delete(key);
    visitors.set(key, { next: due ? next + step : next, refused });
    const [oldest] = visitors.size > most ? visitors.keys() : [];
    if (oldest !== undefined) visitors.delete(oldest);
    return { wait: Math.max(0, wait), refused };
  };
}
