import "server-only";
import { LIMITS, type LimitName } from "#lib/accounts/domain/limits.ts";
import { limiter, limitKey, type Taken, takeTry } from "#lib/platform/limiter.ts";

/** Takes one try, before the work it allows: of many tries at once, exactly as many pass as the limit says. */
export function take(name: LimitName, ...parts: string[]): Promise<Taken> {
  return takeTry(name, LIMITS[name], parts);
}

/** Closes the door for the whole period, counted from now. */
export async function close(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name, LIMITS[name]).block(limitKey(parts), LIMITS[name].seconds);
}

/** Forgets the failures: what was guessed turned out right. */
export async function forgive(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name, LIMITS[name]).delete(limitKey(parts));
}

/** Gives one try back: it was no failure. */
export async function giveBack(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name, LIMITS[name]).reward(limitKey(parts));
}
