import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** Whether two texts are the same, in a time that says nothing of where they differ, nor of how long the right one is. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
