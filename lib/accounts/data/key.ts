import "server-only";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { type ChallengeFor, spendChallenge } from "#lib/accounts/data/challenges.ts";
import type { ReadProof, Spend } from "#lib/accounts/data/proof.ts";
import { countAdvances, type KeyAnswer, keyAnswer, readAnswer } from "#lib/accounts/domain/webauthn.ts";
import { db } from "#lib/platform/db.ts";
import { appOrigin } from "#lib/platform/origin.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** The name under which keys know this portal: its host, without scheme or port. */
export function relyingParty(): string {
  return new URL(appOrigin()).hostname;
}

export type AllowedKey = { readonly id: string; readonly transports: string[] };

/** A person's keys, as a browser is told of them. */
export async function keysOf(userId: string): Promise<AllowedKey[]> {
  const rows = await db().secondFactor.findMany({
    where: { userId, kind: "WEBAUTHN" },
    select: { credentialId: true, transports: true },
  });
  return rows.flatMap(({ credentialId, transports }) => (credentialId ? [{ id: credentialId, transports }] : []));
}

export type KnownKey = {
  readonly id: string;
  readonly credentialId: string | null;
  readonly publicKey: Uint8Array | null;
  readonly signCount: bigint | null;
};

export const KNOWN_KEY = { id: true, credentialId: true, publicKey: true, signCount: true } as const;

/**
 * True when the key signed a challenge of ours, here, a moment ago. The challenge is used up before the signature is looked at; the count
 * of signatures is written under the condition that it grew.
 */
export async function checkAnswer(
  answer: KeyAnswer,
  key: KnownKey,
  challengeFor: ChallengeFor,
  at: Date,
): Promise<Result<Spend, "KEY_REFUSED">> {
  const { credentialId, publicKey, signCount } = key;
  if (!credentialId || !publicKey) return refuse("KEY_REFUSED");
  const count = await signatureCount(answer, { credentialId, publicKey, challengeFor, at });
  if (count === null || !countAdvances(signCount ?? 0n, count)) return refuse("KEY_REFUSED");
  return ok(async (tx) => {
    const used = await tx.secondFactor.updateMany({
      where: { id: key.id, OR: [{ signCount: { lt: count } }, ...(count === 0 ? [{ signCount: 0 }] : [])] },
      data: { signCount: count, lastUsedAt: at },
    });
    return used.count === 1 ? null : refuse("KEY_REFUSED");
  });
}

type Expected = { credentialId: string; publicKey: Uint8Array; challengeFor: ChallengeFor; at: Date };

/** How many times the key says it has signed, or null for an answer that is not what it should be. */
async function signatureCount(
  answer: KeyAnswer,
  { credentialId, publicKey, challengeFor, at }: Expected,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...answer,
        response: { ...answer.response, userHandle: answer.response.userHandle ?? "" },
        clientExtensionResults: {},
      },
      expectedChallenge: (challenge) => spendChallenge(challenge, challengeFor, at),
      expectedOrigin: appOrigin(),
      expectedRPID: relyingParty(),
      // The count is compared by us, after the signature: what is not signed says nothing about the key.
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
      requireUserVerification: challengeFor.purpose === "PASSWORDLESS",
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for each thing that does not fit; the person is told the same whatever it was.
    return null;
  }
}

/** A security key or a passkey, as the second proof of a sign-in or as a fresh one. */
export const keySignature: ReadProof = ({ answer: text = "" }) => {
  const answer = readAnswer(keyAnswer, text);
  if (!answer) return refuse("KEY_REFUSED");
  return ok(async ({ user, sessionId, half }, at) => {
    const key = await db().secondFactor.findFirst({
      where: { userId: user.id, kind: "WEBAUTHN", credentialId: answer.id },
      select: KNOWN_KEY,
    });
    if (!key) return refuse("KEY_REFUSED");
    return checkAnswer(answer, key, { purpose: half ? "SECOND_FACTOR" : "PROOF", userId: user.id, sessionId }, at);
  });
};
