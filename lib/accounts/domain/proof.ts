/** What can complete a sign-in or renew the proof of an open session: a factor, or a recovery code in its place. */
export const PROOF_KINDS = ["EMAIL", "TOTP", "WEBAUTHN", "RECOVERY"] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** A sensitive page asks again for a second factor when the last one is older (feature F-27). */
export const FRESH_PAGE_MINUTES = 10;
/** Its command accepts an older one: whoever was let in to fill the form must not lose what they typed. */
export const FRESH_COMMAND_MINUTES = 25;

/** True when a second factor was given in this session less than `minutes` ago. */
export function isFresh(provenAt: Date | null, now: Date, minutes: number): boolean {
  if (provenAt === null) return false;
  const age = now.getTime() - provenAt.getTime();
  return age >= 0 && age < minutes * 60_000;
}
