import "server-only";
import { LIMITS } from "#lib/accounts/domain/limits.ts";
import { rateLimits } from "#lib/platform/rate-limit.ts";

/** The counters of guesses, of what is sent, and of what looks like an attack. */
export const { take, close, forgive, giveBack, forgiveAll, closedUntil } = rateLimits(LIMITS);
