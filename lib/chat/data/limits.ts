import "server-only";
import { rateLimits } from "#lib/platform/rate-limit.ts";

/** Conversations and messages of one person; signs that they are writing. */
export const { take } = rateLimits({
  chatBy: { points: 20, seconds: 86_400 },
  chatMessageBy: { points: 60, seconds: 60 },
  chatTypingBy: { points: 60, seconds: 60 },
});

export const minutesOf = (msLeft: number) => Math.max(1, Math.ceil(msLeft / 60_000));
