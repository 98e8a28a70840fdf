import "server-only";
import { createHash } from "node:crypto";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { pool, type Tx } from "#lib/platform/db.ts";

/** So many points in so many seconds, counted from the first one. */
export type Limit = { readonly points: number; readonly seconds: number };

export type Taken = {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Until the period ends. */
  readonly msLeft: number;
  /** The first refusal of this key in its period, told once over all processes that count together. */
  readonly first: boolean;
  /** So far beyond the limit that it is refused from this process's memory. */
  readonly flood: boolean;
};

type Options = {
  /** From so many times its points on, a key is refused from this process's memory for the rest of its period: a flood costs no query each. */
  readonly blockedInMemoryAt?: number;
  /** Counted by each process for itself: for what costs its time and guards nothing. */
  readonly perProcess?: boolean;
};

/** One limiter per name and pool: each carries a timer that sweeps counters that ended. */
const limiters = new Map<string, { over: unknown; limiter: RateLimiterAbstract }>();

/** Counters live in PostgreSQL, so that every web process sees the same ones. */
function limiterOf(name: string, limit: Limit, options: Options): RateLimiterAbstract {
  const over = options.perProcess ? null : pool();
  const known = limiters.get(name);
  if (known?.over === over) return known.limiter;
  const made = newLimiter(name, limit, options);
  limiters.set(name, { over, limiter: made });
  return made;
}

function newLimiter(name: string, { points, seconds }: Limit, { blockedInMemoryAt, perProcess }: Options) {
  const common = { keyPrefix: name, points, duration: seconds };
  if (perProcess) return new RateLimiterMemory(common);
  return new RateLimiterPostgres({
    ...common,
    storeClient: pool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: true,
    ...(blockedInMemoryAt ? { inMemoryBlockOnConsumed: Math.floor(points * blockedInMemoryAt) + 1 } : {}),
  });
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/**
 * Addresses and accounts are hashed: the table of counters is no list of who tried to sign in. The first part is hashed by itself,
 * so that everything counted about one account can be forgotten together.
 */
function keyOf([first = "", ...rest]: readonly string[]): string {
  return rest.length === 0 ? hashed(first) : `${hashed(first)}.${hashed(rest.join("\0"))}`;
}

/**
 * Limits that are a table, with everything that can be asked of them.
 *
 * ```ts
 * const { take } = rateLimits({ resetAddress: { points: 30, seconds: 900 } });
 * ```
 */
export function rateLimits<Name extends string>(limits: Readonly<Record<Name, Limit>>, options: Options = {}) {
  const limiter = (name: Name) => limiterOf(name, limits[name], options);
  const taken = (name: Name, allowed: boolean, { remainingPoints, msBeforeNext, consumedPoints }: RateLimiterRes) => ({
    allowed,
    remaining: allowed ? remainingPoints : 0,
    msLeft: msBeforeNext,
    first: consumedPoints === limits[name].points + 1,
    // What is refused from memory was not counted any more; a limit of the process's own is in memory from the start.
    flood: !allowed && (consumedPoints === 0 || (options.perProcess === true && consumedPoints > far(name))),
  });
  const far = (name: Name) => limits[name].points * (options.blockedInMemoryAt ?? Number.POSITIVE_INFINITY);
  return {
    /** Takes one try, before the work it allows: of many tries at once, exactly as many pass as the limit says. */
    async take(name: Name, ...parts: string[]): Promise<Taken> {
      try {
        return taken(name, true, await limiter(name).consume(keyOf(parts)));
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return taken(name, false, refused);
        throw refused;
      }
    },

    /** Closes the door for the whole period, counted from now. */
    async close(name: Name, ...parts: string[]): Promise<void> {
      await limiter(name).block(keyOf(parts), limits[name].seconds);
    },

    /** Forgets the failures: what was guessed turned out right. */
    async forgive(name: Name, ...parts: string[]): Promise<void> {
      await limiter(name).delete(keyOf(parts));
    },

    /** Gives one try back: it was no failure. */
    async giveBack(name: Name, ...parts: string[]): Promise<void> {
      await limiter(name).reward(keyOf(parts));
    },

    /** Forgets everything counted under the first part, whatever came after it, in the caller's transaction. */
    async forgiveAll(tx: Tx, name: Name, first: string): Promise<void> {
      const key = `${name}:${hashed(first)}`;
      await tx.$executeRaw`delete from rate_limit where key = ${key} or starts_with(key, ${`${key}.`})`;
    },

    /** For each of these keys whether it is closed now, and until when. */
    async closedUntil(name: Name, firsts: readonly string[], at: Date): Promise<ReadonlyMap<string, Date>> {
      const keys = new Map(firsts.map((first) => [`${name}:${hashed(first)}`, first]));
      const { rows } = await pool().query<{ key: string; expire: string }>(
        "select key, expire::text from rate_limit where key = any($1) and points >= $2 and expire > $3",
        [[...keys.keys()], limits[name].points, at.getTime()],
      );
      return new Map(rows.map(({ key, expire }) => [keys.get(key) ?? "", new Date(Number(expire))]));
    },
  };
}
