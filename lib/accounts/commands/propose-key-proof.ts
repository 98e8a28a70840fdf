import "server-only";
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { type ChallengeFor, newChallenge } from "#lib/accounts/data/challenges.ts";
import { type AllowedKey, keysOf, relyingParty } from "#lib/accounts/data/key.ts";
import { take } from "#lib/accounts/data/limits.ts";
import { findProver } from "#lib/accounts/data/prover.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { type LimitName, minutesLeft } from "#lib/accounts/domain/limits.ts";
import { CHALLENGE_MINUTES } from "#lib/accounts/domain/webauthn.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Options = PublicKeyCredentialRequestOptionsJSON;

/** What one of a person's keys must sign, to complete a sign-in or to renew the proof of an open session. */
export async function proposeKeyProof(
  sessionId: string,
): Promise<Result<Options, "HALF_SESSION_ENDED" | "FACTOR_MISSING" | "TOO_MANY_KEYS">> {
  const at = now();
  const prover = await findProver(sessionId, at);
  if (!prover) return refuse("HALF_SESSION_ENDED");
  const userId = prover.user.id;
  const limited = await tooMany("keyAccount", userId);
  if (limited) return limited;
  const keys = await keysOf(userId);
  if (keys.length === 0) return refuse("FACTOR_MISSING");
  const purpose = prover.half ? "SECOND_FACTOR" : "PROOF";
  return ok(await options({ purpose, userId, sessionId }, at, keys));
}

/** What a passkey must sign to sign in by itself. Nobody is known yet, so it names no key: the browser shows those it has. */
export async function proposePasskey(from: Origin): Promise<Result<Options, "TOO_MANY_KEYS">> {
  const limited = await tooMany("keyAddress", addressGroup(from.address ?? "unknown"));
  if (limited) return limited;
  return ok(await options({ purpose: "PASSWORDLESS", userId: null, sessionId: null }, now()));
}

async function options(challengeFor: ChallengeFor, at: Date, keys?: AllowedKey[]): Promise<Options> {
  const challenge = await newChallenge(challengeFor, at);
  return generateAuthenticationOptions({
    rpID: relyingParty(),
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    userVerification: keys ? "preferred" : "required",
    timeout: CHALLENGE_MINUTES * 60_000,
    ...(keys ? { allowCredentials: keys } : {}),
  });
}

async function tooMany(name: LimitName, of: string) {
  const taken = await take(name, of);
  return taken.allowed ? null : refuse("TOO_MANY_KEYS", { params: { minutes: minutesLeft(taken.msLeft) } });
}
