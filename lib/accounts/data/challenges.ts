import "server-only";
import { randomBytes } from "node:crypto";
import { challengeHash } from "#lib/accounts/data/tokens.ts";
import { CHALLENGE_MINUTES, type KeyPurpose } from "#lib/accounts/domain/webauthn.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

/** Whom a challenge is for. Nobody is known yet when a key signs in by itself. */
export type ChallengeFor = {
  readonly purpose: KeyPurpose;
  readonly userId: string | null;
  readonly sessionId: string | null;
};

/** Makes a random value for a key to sign; only its keyed hash is kept. Those that ended are swept on the way. */
export async function newChallenge({ purpose, userId, sessionId }: ChallengeFor, at: Date): Promise<string> {
  const challenge = randomBytes(32).toString("base64url");
  const expiresAt = new Date(at.getTime() + CHALLENGE_MINUTES * 60_000);
  await db().webauthnChallenge.deleteMany({ where: { expiresAt: { lt: at } } });
  await db().webauthnChallenge.create({
    data: {
      id: newId(at.getTime()),
      challengeHash: challengeHash(challenge),
      purpose,
      userId,
      sessionId,
      createdAt: at,
      expiresAt,
    },
  });
  return challenge;
}

/**
 * Uses a challenge up: true once, for the purpose, the person and the session it was made for, within its five minutes. It is gone
 * even when the answer then proves wrong.
 */
export async function spendChallenge(
  challenge: string,
  { purpose, userId, sessionId }: ChallengeFor,
  at: Date,
): Promise<boolean> {
  const used = await db().webauthnChallenge.updateMany({
    where: {
      challengeHash: challengeHash(challenge),
      purpose,
      userId,
      sessionId,
      usedAt: null,
      expiresAt: { gt: at },
    },
    data: { usedAt: at },
  });
  return used.count === 1;
}
