import type { RouteClass } from "#lib/traffic/domain/classes.ts";

/** `flood`: far beyond the limit; it is not worth any work, not even a sentence in the form it came from. */
export type Refused = { readonly class: RouteClass; readonly milliseconds: number; readonly flood: boolean };

/** Tells in an answer 429 the class of what was asked for too often, and for how many milliseconds: `Retry-After` only knows whole seconds. */
export const LIMIT_HEADER = "x-limit";

export function limitHeader({ class: name, milliseconds }: Omit<Refused, "flood">): string {
  return `${name};wait=${milliseconds}`;
}

/** The milliseconds of such a header, null for anything else. */
export function waitIn(header: unknown): number | null {
  const wait = /^\w+;wait=(\d{1,7})$/.exec(String(header ?? ""))?.[1];
  return wait === undefined ? null : Number(wait);
}

/** Visitors that one process remembers: a flood from more addresses than that costs what it cost before. */
const MOST = 20_000;

/**
 * What has been refused, and until when: said again without asking anybody. A key stands for a visitor and what they ask for; times are
 * milliseconds of any clock that only goes forward.
 */
export function createRefusals(most = MOST) {
  const ends = new Map<string, number>();
  return {
    keep(key: string, until: number): void {
      ends.delete(key);
      ends.set(key, until);
      const [oldest] = ends.size > most ? ends.keys() : [];
      if (oldest !== undefined) ends.delete(oldest);
    },
    /** Milliseconds that are left, null when this is not refused any more. */
    left(key: string, at: number): number | null {
      const until = ends.get(key);
      if (until === undefined) return null;
      if (until > at) return Math.ceil(until - at);
      ends.delete(key);
      return null;
    },
  };
}
