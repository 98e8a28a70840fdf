/** Ends of a session, in minutes (ASVS 5 V7; quality bar T-32). */
export const IDLE_MINUTES = 30;
export const ABSOLUTE_MINUTES = 12 * 60;
/** Between the password and the code nobody is signed in: that state is short. */
export const HALF_MINUTES = 15;
/** `lastSeenAt` is written at most this often: one write a minute, not one per page. */
export const TOUCH_SECONDS = 60;

export type SessionTimes = {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
};

export type SessionVerdict = "live" | "revoked" | "expired" | "idle";

export function sessionVerdict(session: SessionTimes, now: Date): SessionVerdict {
  if (session.revokedAt) return "revoked";
  if (now >= session.expiresAt) return "expired";
  return now.getTime() - session.lastSeenAt.getTime() >= IDLE_MINUTES * 60_000 ? "idle" : "live";
}

export function expiryOf(state: "PASSWORD_ONLY" | "FULL", from: Date): Date {
  return new Date(from.getTime() + (state === "FULL" ? ABSOLUTE_MINUTES : HALF_MINUTES) * 60_000);
}
