import "server-only";
import { rateLimits } from "#lib/platform/rate-limit.ts";

/** Tickets and messages of one person; tickets without an account by network and by address; links that lead nowhere tried from one network. */
export const { take } = rateLimits({
  ticketBy: { points: 30, seconds: 86_400 },
  ticketMessageBy: { points: 120, seconds: 3_600 },
  anonymousFrom: { points: 10, seconds: 3_600 },
  anonymousTo: { points: 5, seconds: 86_400 },
  anonymousMessage: { points: 30, seconds: 3_600 },
  ticketLinkGuess: { points: 60, seconds: 900 },
});

export const minutesOf = (msLeft: number) => Math.max(1, Math.ceil(msLeft / 60_000));
