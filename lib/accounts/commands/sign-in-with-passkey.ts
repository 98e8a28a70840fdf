import "server-only";
import { openFullSession, type SignedInTicket } from "#lib/accounts/data/complete-sign-in.ts";
import { checkAnswer, KNOWN_KEY } from "#lib/accounts/data/key.ts";
import { giveBack, take } from "#lib/accounts/data/limits.ts";
import { endSession, type Origin } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import { type KeyAnswer, keyAnswer, readAnswer } from "#lib/accounts/domain/webauthn.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type PasskeySignIn = {
  /** What the browser handed over, JSON. */
  readonly answer: string;
  readonly from: Origin;
  /** The session this browser held so far; it ends, so that nothing set before the sign-in survives it. */
  readonly previousSessionId?: string | null;
};

/**
 * Signs in with a passkey instead of address, password and code: the key is one proof, and what it asks of the person (a PIN, a finger)
 * the other. A key that is unknown, of a closed account or not made for this gets the same answer as a wrong signature.
 */
export async function signInWithPasskey({
  answer: text,
  from,
  previousSessionId,
}: PasskeySignIn): Promise<Result<SignedInTicket, "KEY_REFUSED" | "TOO_MANY_KEYS">> {
  const at = now();
  const address = addressGroup(from.address ?? "unknown");
  const taken = await take("keyAddress", address);
  if (!taken.allowed) return refuse("TOO_MANY_KEYS", { params: { minutes: minutesLeft(taken.msLeft) } });
  const answer = readAnswer(keyAnswer, text);
  const found = answer && (await findPasskey(answer));
  if (!found) return refused(null, from);
  const { user, ...key } = found;
  const checked = await checkAnswer(answer, key, { purpose: "PASSWORDLESS", userId: null, sessionId: null }, at);
  if (!checked.ok) return refused(user.id, from);
  const signedIn = await transaction<Result<SignedInTicket, "KEY_REFUSED">>(async (tx) => {
    if (await checked.data(tx)) return abort(refuse("KEY_REFUSED"));
    if (previousSessionId) await endSession(tx, previousSessionId, "replaced", at);
    return ok(await openFullSession(tx, { user, factor: "WEBAUTHN", passwordless: true, from, at }));
  });
  if (!signedIn.ok) return refused(user.id, from);
  await giveBack("keyAddress", address);
  return signedIn;
}

/** The key of an active account that may sign in by itself. A key that names its owner must name the right one. */
async function findPasskey({ id, response }: KeyAnswer) {
  const found = await db().secondFactor.findFirst({
    where: { kind: "WEBAUTHN", credentialId: id, passwordless: true, user: { status: "ACTIVE" } },
    select: { ...KNOWN_KEY, user: { select: { id: true, loginEmail: true, firstName: true, locale: true } } },
  });
  const owner = found && Buffer.from(found.user.id).toString("base64url");
  return found && (response.userHandle ?? owner) === owner ? found : null;
}

async function refused(userId: string | null, from: Origin) {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "account.proofRefused",
      detail: { factor: "WEBAUTHN", reason: "PASSWORDLESS" },
      outcome: "refused",
      userId,
      address: from.address,
    }),
  );
  return refuse("KEY_REFUSED");
}
