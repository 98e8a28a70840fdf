import "server-only";
import { randomBytes } from "node:crypto";
import { rateLimits } from "#lib/platform/rate-limit.ts";
import { keyedHash } from "#lib/platform/seal.ts";

/** Claims that one person makes in a day, and links that lead nowhere tried from one network. */
export const { take } = rateLimits({
  claimBy: { points: 5, seconds: 86_400 },
  objectionGuess: { points: 60, seconds: 900 },
});

/** 256 random bits for the link of a notice. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token; null of a text that was never one. */
export function tokenHash(token: string): string | null {
  return /^[\w-]{43}$/.test(token) ? keyedHash("claim-notice", token) : null;
}
