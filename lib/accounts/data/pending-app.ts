import "server-only";
import { z } from "zod";
import type { Owner } from "#lib/accounts/data/change-factors.ts";
import { APP_PENDING_MINUTES } from "#lib/accounts/domain/totp.ts";
import { seal, unseal } from "#lib/platform/seal.ts";

const pending = z.object({ secret: z.string(), userId: z.string(), sessionId: z.string(), until: z.number() });

/** A secret that was shown and not confirmed yet. It is stored nowhere: it travels with the page, sealed, for one session. */
export function sealPendingApp({ userId, sessionId }: Owner, secret: string, at: Date): string {
  const until = at.getTime() + APP_PENDING_MINUTES * 60_000;
  return seal("totp-pending", JSON.stringify({ secret, userId, sessionId, until }));
}

/** The secret, or null: altered, of another session, or too old. */
export function openPendingApp({ userId, sessionId }: Owner, sealed: string, at: Date): string | null {
  try {
    const read = pending.parse(JSON.parse(unseal("totp-pending", sealed)));
    const mine = read.userId === userId && read.sessionId === sessionId && at.getTime() < read.until;
    return mine ? read.secret : null;
  } catch {
    return null;
  }
}
