import "server-only";
import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";

/**
 * The mark of a browser that completed a sign-in to an account: `id.seconds.signature`. Nothing is stored; the signature binds
 * the mark to the account. A cookie holds the marks of the last few accounts used there.
 */
const DAYS = 180;
const KEPT = 4;
const SEPARATOR = "~";

function signature(id: string, issued: string, userId: string): string {
  return keyedHash("device-mark", `${id}.${issued}.${userId}`);
}

/** The id of this browser's mark for the account, or null when it has none that is genuine and recent. */
export function knownDevice(cookie: string | undefined, userId: string, now: Date): string | null {
  for (const mark of (cookie ?? "").split(SEPARATOR).slice(0, KEPT)) {
    const [id, issued, given] = mark.split(".");
    if (!id || !issued || !given || !/^\d{1,12}$/.test(issued)) continue;
    const expected = Buffer.from(signature(id, issued, userId));
    const actual = Buffer.from(given);
    const genuine = expected.length === actual.length && timingSafeEqual(expected, actual);
    const age = now.getTime() / 1000 - Number(issued);
    if (genuine && age >= 0 && age < DAYS * 86_400) return id;
  }
  return null;
}

/** The cookie's new value once the account signed in completely there: its mark first, older ones after. */
export function markDevice(cookie: string | undefined, userId: string, now: Date): string {
  const others = (cookie ?? "")
    .split(SEPARATOR)
    .filter((mark) => mark !== "" && mark.length < 200 && !knownDevice(mark, userId, now));
  const id = newId(now.getTime());
  const issued = String(Math.floor(now.getTime() / 1000));
  return [`${id}.${issued}.${signature(id, issued, userId)}`, ...others].slice(0, KEPT).join(SEPARATOR);
}

export const DEVICE_COOKIE_SECONDS = DAYS * 86_400;
