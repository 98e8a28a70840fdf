import "server-only";
import { knownDevice } from "#lib/accounts/data/device.ts";
import { close, forgive, giveBack, take } from "#lib/accounts/data/limits.ts";
import { passwordMatches } from "#lib/accounts/data/password.ts";
import { sendCodeIn } from "#lib/accounts/data/send-code.ts";
import { endSession, type Origin, openSession } from "#lib/accounts/data/sessions.ts";
import { watchAttacks } from "#lib/accounts/data/watch-attacks.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { normaliseEmail } from "#lib/accounts/domain/email.ts";
import { LIMITS, type LimitName, minutesLeft } from "#lib/accounts/domain/limits.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type PasswordSignIn = {
  readonly email: string;
  readonly password: string;
  readonly from: Origin;
  /** The browser's marks of accounts that signed in there. */
  readonly deviceCookie?: string | undefined;
  /** The session this browser held so far; it ends, so that nothing set before the sign-in survives it. */
  readonly previousSessionId?: string | null;
};

export type HalfSignedIn = { readonly userId: string; readonly sessionId: string; readonly ticket: string };

type Found = {
  id: string;
  loginEmail: string;
  firstName: string;
  locale: string;
  active: boolean;
  hash: string | null;
  /** The mailed code is what this person prefers: it leaves with the password. */
  mailed: boolean;
};

/**
 * First proof: address and password. On success the person is half signed in, which opens nothing but the page of the second
 * proof. The code is on its way when the mailed code is the factor they prefer.
 *
 * An unknown address, a wrong password and an account that is not active get the same answer after the same work; so do doors
 * closed on an account that exists and on one that does not (quality bar T-34).
 */
export async function signInWithPassword(
  input: PasswordSignIn,
): Promise<Result<HalfSignedIn, "SIGN_IN_REFUSED" | "SIGN_IN_LOCKED" | "TOO_MANY_CODES">> {
  const at = now();
  const email = normaliseEmail(input.email);
  const user = await findUser(email);
  const device = knownDevice(input.deviceCookie, user?.id ?? "nobody", at);
  const door: [LimitName, ...string[]] = device ? ["accountFromDevice", email, device] : ["accountFromStranger", email];

  const address = addressGroup(input.from.address ?? "unknown");
  const fromAddress = await take("address", address);
  const refused = () => watchAttacks({ email, userId: user?.id ?? null, address: input.from.address });
  if (!fromAddress.allowed) {
    await refused();
    return locked(fromAddress.msLeft);
  }
  const taken = await take(...door);
  if (!taken.allowed) {
    await refused();
    return locked(taken.msLeft);
  }

  const matches = await passwordMatches(user?.hash ?? null, input.password);
  if (!user?.active || !matches) {
    const lastTry = taken.remaining === 0;
    if (lastTry) await close(...door);
    await transaction((tx) => keepFailure(tx, { user, email, at, from: input.from, lastTry }));
    await refused();
    return lastTry ? locked(LIMITS[door[0]].seconds * 1000) : refuse("SIGN_IN_REFUSED");
  }

  await forgive(...door);
  await giveBack("address", address);
  const send = user.mailed ? await take("codeSendAccount", user.id) : null;
  if (send && !send.allowed) return refuse("TOO_MANY_CODES", { params: { minutes: minutesLeft(send.msLeft) } });
  return transaction(async (tx) => {
    if (input.previousSessionId) await endSession(tx, input.previousSessionId, "replaced", at);
    const session = await openSession(tx, { userId: user.id, state: "PASSWORD_ONLY", at, from: input.from });
    await tx.loginAttempt.create({ data: attempt(email, user.id, "PASSWORD_ACCEPTED", input.from, at) });
    await recordAudit(tx, {
      type: "account.passwordAccepted",
      detail: {},
      userId: user.id,
      sessionId: session.sessionId,
      address: input.from.address,
    });
    if (user.mailed) await sendCodeIn(tx, { user, sessionId: session.sessionId, at });
    return ok({ userId: user.id, ...session });
  });
}

function locked(ms: number) {
  return refuse("SIGN_IN_LOCKED", { params: { minutes: minutesLeft(ms) } });
}

async function findUser(email: string): Promise<Found | null> {
  const user = await db().user.findUnique({
    where: { loginEmail: email },
    select: {
      id: true,
      loginEmail: true,
      firstName: true,
      locale: true,
      status: true,
      credential: { select: { passwordHash: true } },
      secondFactors: { where: { preferred: true }, select: { kind: true } },
    },
  });
  if (!user) return null;
  const { credential, status, secondFactors, ...rest } = user;
  const mailed = secondFactors.every(({ kind }) => kind === "EMAIL");
  return { ...rest, mailed, active: status === "ACTIVE", hash: credential?.passwordHash ?? null };
}

function attempt(loginEmail: string, userId: string | null, outcome: string, from: Origin, at: Date) {
  return { id: newId(at.getTime()), loginEmail, userId, outcome, address: from.address, at };
}

type Failure = { user: Found | null; email: string; at: Date; from: Origin; lastTry: boolean };

/** Keeps the failure, and tells the owner when it closed the door: by mail, since whoever tries must not learn that they exist. */
async function keepFailure(tx: Tx, { user, email, at, from, lastTry }: Failure): Promise<void> {
  const userId = user?.id ?? null;
  const reason = user === null ? "unknown" : user.active ? "wrong" : "inactive";
  await tx.loginAttempt.create({ data: attempt(email, userId, "PASSWORD_REFUSED", from, at) });
  await recordAudit(tx, {
    type: "account.passwordRefused",
    detail: { reason },
    outcome: "refused",
    userId,
    address: from.address,
  });
  if (!lastTry || !user?.active) return;
  const minutes = LIMITS.accountFromStranger.seconds / 60;
  await recordAudit(tx, { type: "account.locked", detail: { minutes }, userId, address: from.address });
  await queueMail(tx, {
    to: user.loginEmail,
    locale: user.locale,
    template: "signInAlert",
    params: { firstName: user.firstName, minutes: String(minutes) },
  });
}
