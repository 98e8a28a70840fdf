import { openSession } from "#lib/accounts/data/sessions.ts";
import { now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";

const from = { address: null, userAgent: null };

/** A session as the password opens it, without the work of checking one. */
export async function halfSession(userId: string): Promise<string> {
  const at = now();
  return (await transaction((tx) => openSession(tx, { userId, state: "PASSWORD_ONLY", at, from }))).sessionId;
}

/** A session with both factors given a moment ago. */
export async function fullSession(userId: string): Promise<string> {
  const at = now();
  return (await transaction((tx) => openSession(tx, { userId, state: "FULL", factor: "EMAIL", at, from }))).sessionId;
}
