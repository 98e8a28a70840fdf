import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#lib/platform/db.ts";

/** So many tries in so many seconds. */
export type Limit = { readonly points: number; readonly seconds: number };
export type Taken = { readonly allowed: boolean; readonly remaining: number; readonly msLeft: number };

/** One limiter per name and pool: each carries a timer that sweeps counters that ended. */
const limiters = new Map<string, { over: unknown; limiter: RateLimiterPostgres }>();

/** Counters live in PostgreSQL, so that every web process sees the same ones. */
export function limiter(name: string, { points, seconds }: Limit): RateLimiterPostgres {
  const over = pool();
  const known = limiters.get(name);
  if (known?.over === over) return known.limiter;
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
export function limitKey(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 32);
}

/** Takes one try, before the work it allows: of many tries at once, exactly as many pass as the limit says. */
export async function takeTry(name: string, limit: Limit, parts: readonly string[]): Promise<Taken> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter(name, limit).consume(limitKey(parts));
    return { allowed: true, remaining: remainingPoints, msLeft: msBeforeNext };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { allowed: false, remaining: 0, msLeft: refused.msBeforeNext };
    throw refused;
  }
}
