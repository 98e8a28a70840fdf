import "server-only";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { newChallenge, spendChallenge } from "#lib/accounts/data/challenges.ts";
import { changeFactors, type Owner, tellFactor } from "#lib/accounts/data/change-factors.ts";
import { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
import { keysOf, relyingParty } from "#lib/accounts/data/key.ts";
import { type AddKeyInput, MAX_FACTORS } from "#lib/accounts/domain/factors.ts";
import { CHALLENGE_MINUTES, type NewKeyAnswer, newKeyAnswer, readAnswer } from "#lib/accounts/domain/webauthn.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { appOrigin } from "#lib/platform/origin.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** ES256, RS256 and EdDSA (COSE): what every key that is sold speaks. */
const ALGORITHMS = [-7, -257, -8];

const forRegistration = ({ userId, sessionId }: Owner) => ({ purpose: "REGISTER", userId, sessionId }) as const;

/** What a key must answer to become a factor of this person. Keys they have already are named, so that the browser takes another. */
export async function proposeNewKey(
  owner: Owner & { readonly email: string; readonly displayName: string },
): Promise<Result<PublicKeyCredentialCreationOptionsJSON, "PROOF_NEEDED" | "TOO_MANY_FACTORS">> {
  const at = now();
  if (!(await hasFreshProof(owner.sessionId, at))) return refuse("PROOF_NEEDED");
  const known = await keysOf(owner.userId);
  if ((await db().secondFactor.count({ where: { userId: owner.userId } })) >= MAX_FACTORS)
    return refuse("TOO_MANY_FACTORS");
  const challenge = await newChallenge(forRegistration(owner), at);
  return ok(
    await generateRegistrationOptions({
      rpName: BRAND.name,
      rpID: relyingParty(),
      userID: new Uint8Array(Buffer.from(owner.userId)),
      userName: owner.email,
      userDisplayName: owner.displayName,
      challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
      attestationType: "none",
      excludeCredentials: known,
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
      supportedAlgorithmIDs: ALGORITHMS,
      timeout: CHALLENGE_MINUTES * 60_000,
    }),
  );
}

export type AddKeyRefusal = "KEY_REFUSED" | "KEY_KNOWN" | "TOO_MANY_FACTORS" | "PROOF_NEEDED";

/**
 * Adds a security key or a passkey (feature F-26). One that keeps the account by itself and asked its owner for a PIN or a finger may also
 * stand for the password. `first`: the person had nothing but the mailed code, so recovery codes are offered.
 */
export async function addKey(
  owner: Owner,
  { answer: text, label }: AddKeyInput,
): Promise<Result<{ first: boolean }, AddKeyRefusal>> {
  const answer = readAnswer(newKeyAnswer, text);
  if (!answer) return refuse("KEY_REFUSED");
  const key = await readKey(owner, answer, now());
  if (!key) return refuse("KEY_REFUSED");
  const passwordless = key.userVerified && answer.clientExtensionResults.credProps?.rk === true;
  return changeFactors<{ first: boolean }, AddKeyRefusal>(owner, async (change) => {
    const { tx, at, user, factors } = change;
    if (factors.length >= MAX_FACTORS) return refuse("TOO_MANY_FACTORS");
    const { id: credentialId, publicKey, counter } = key.credential;
    if (await tx.secondFactor.findUnique({ where: { credentialId }, select: { id: true } })) return refuse("KEY_KNOWN");
    await tx.secondFactor.create({
      data: {
        id: newId(at.getTime()),
        userId: user.id,
        kind: "WEBAUTHN",
        label,
        credentialId,
        publicKey: new Uint8Array(publicKey),
        signCount: counter,
        transports: answer.response.transports,
        passwordless,
        createdAt: at,
      },
    });
    await tellFactor(change, owner, "factorAdded", { kind: "WEBAUTHN", label });
    return ok({ first: factors.every(({ kind }) => kind === "EMAIL") });
  });
}

/** What the key is, when it answered a challenge of ours, here, a moment ago; else null. The challenge is used up either way. */
async function readKey(owner: Owner, answer: NewKeyAnswer, at: Date) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, response: { ...answer.response, transports: [] }, clientExtensionResults: {} },
      expectedChallenge: (challenge) => spendChallenge(challenge, forRegistration(owner), at),
      expectedOrigin: appOrigin(),
      expectedRPID: relyingParty(),
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo ?? null;
  } catch {
    return null;
  }
}
