import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { LIMITS, type LimitName } from "#lib/accounts/domain/limits.ts";
import { pool } from "#lib/platform/db.ts";

/** One limiter per name and pool: each carries a timer that sweeps counters that ended. */
const limiters = new Map<LimitName, { over: unknown; limiter: RateLimiterPostgres }>();

/** Counters live in PostgreSQL, so that every web process sees the same ones. */
function limiter(name: LimitName): RateLimiterPostgres {
  const over = pool();
  const known = limiters.get(name);
  if (known?.over === over) return known.limiter;
  const { points, seconds } = LIMITS[name];
  const made = new RateLimiterPostgres({
    storeClient: over,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, { over, limiter: made });
  return made;
}

/** Addresses and accounts are hashed: the table of counters is no list of who tried to sign in. */
function keyOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 32);
}

/** `first`: the first refusal of a door that just closed; those that follow are kept nowhere. */
export type Taken = {
  readonly allowed: boolean;
  readonly first?: boolean;
  readonly remaining: number;
  readonly msLeft: number;
};

/** Takes one try, before the work it allows: of many tries at once, exactly as many pass as the limit says. */
export async function take(name: LimitName, ...parts: string[]): Promise<Taken> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter(name).consume(keyOf(parts));
    return { allowed: true, remaining: remainingPoints, msLeft: msBeforeNext };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) {
      const first = refused.consumedPoints === LIMITS[name].points + 1;
      return { allowed: false, first, remaining: 0, msLeft: refused.msBeforeNext };
    }
    throw refused;
  }
}

/** Closes the door for the whole period, counted from now. */
export async function close(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name).block(keyOf(parts), LIMITS[name].seconds);
}

/** Forgets the failures: what was guessed turned out right. */
export async function forgive(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name).delete(keyOf(parts));
}

/** Gives one try back: it was no failure. */
export async function giveBack(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name).reward(keyOf(parts));
}
