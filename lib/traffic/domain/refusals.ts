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
/** For so many milliseconds after a refusal a visitor is let in one at a time: of a flood, also one that pauses for breath, the next would all be refused beside the first. */
const WATCHED = 3_000;
/**
 * Whoever is watched rests so many times as long as their last answer took: a flood that comes in bursts would else have what its pace grants
 * one after the other, before anybody else's next step. A fifth of the process is theirs.
 */
const RESTS = 4;
const LONGEST_REST = 1_000;

/** `since`: when the one that is inside came in. */
type Entry = { until: number; watched: number; readonly wait: number; inside: boolean; since: number };

/**
 * What has been refused, and until when: said again without asking anybody. A key stands for a visitor and what they ask for; times are
 * milliseconds of any clock that only goes forward.
 */
export function createRefusals(most = MOST) {
  const entries = new Map<string, Entry>();
  return {
    /** Milliseconds to wait, or null: asked for again, and `ended` told of the answer. */
    enter(key: string, at: number): number | null {
      const entry = entries.get(key);
      if (!entry) return null;
      if (entry.watched <= at) {
        entries.delete(key);
        return null;
      }
      if (entry.until > at || entry.inside) {
        entry.watched = Math.max(entry.watched, at + WATCHED);
        return entry.until > at ? Math.ceil(entry.until - at) : entry.wait;
      }
      entry.inside = true;
      entry.since = at;
      return null;
    },
    /** The answer to somebody who was let in: null when it was no refusal, else for how many milliseconds. */
    ended(key: string, wait: number | null, at: number): void {
      const entry = entries.get(key);
      if (wait === null) {
        if (!entry?.inside) return;
        entry.inside = false;
        entry.until = at + Math.min(LONGEST_REST, RESTS * (at - entry.since));
        return;
      }
      entries.delete(key);
      entries.set(key, { until: at + wait, watched: at + wait + WATCHED, wait, inside: false, since: at });
      const [oldest] = entries.size > most ? entries.keys() : [];
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}
