import "server-only";
import { acceptInvitationsTo } from "#lib/access/index.ts";
import { orderContactLink } from "#lib/accounts/commands/change-contact.ts";
import { findLiveActivation, type LiveActivation } from "#lib/accounts/data/activation.ts";
import { giveBack, take } from "#lib/accounts/data/limits.ts";
import { hashPassword } from "#lib/accounts/data/password.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import { endSession, type Origin, openSession } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import { type NewPassword, newPasswordProblems } from "#lib/accounts/domain/password.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type Activation = NewPassword & {
  readonly token: string;
  readonly from: Origin;
  /** The session this browser held so far; it ends, so that nothing set before survives. */
  readonly previousSessionId?: string | null;
};

export type Activated = { readonly userId: string; readonly sessionId: string; readonly ticket: string };
export type ActivationRefusal = "ACTIVATION_LINK_DEAD" | "TOO_MANY_LINKS" | "INVALID_INPUT";

/**
 * Chooses the password of a new account, activates it and signs the person in (features F-19 to F-21): whoever followed the link reads the
 * mailbox, which is the second proof that a mailed code would be. The link works once, also for requests at the same instant; a
 * password that breaks a rule does not use it up.
 */
export async function activateAccount(input: Activation): Promise<Result<Activated, ActivationRefusal>> {
  const at = now();
  const { from } = input;
  const group = addressGroup(from.address ?? "unknown");
  const guess = await take("activationGuess", group);
  if (!guess.allowed)
    return refused("limited", from, refuse("TOO_MANY_LINKS", { params: { minutes: minutesLeft(guess.msLeft) } }));
  const live = await findLiveActivation(input.token, at);
  if (!live) return refused("link", from, refuse("ACTIVATION_LINK_DEAD"));
  await giveBack("activationGuess", group);

  const fields = newPasswordProblems(input, live.user.loginEmail);
  if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
  const passwordHash = await hashPassword(input.password);
  const activated = await transaction<Result<Activated, "ACTIVATION_LINK_DEAD">>(async (tx) => {
    await activate(tx, live, passwordHash, at);
    if (input.previousSessionId) await endSession(tx, input.previousSessionId, "replaced", at);
    const signedIn = await signIn(tx, live.user, from, at);
    const { id: userId, loginEmail, firstName, lastName } = live.user;
    const { sessionId } = signedIn;
    await acceptInvitationsTo(tx, loginEmail, { userId, sessionId, displayName: `${firstName} ${lastName}` });
    return ok(signedIn);
  });
  return activated.ok ? activated : refused("link", from, activated);
}

/** Uses the link up and opens the account, or rolls back: of two at once, the second finds neither. */
async function activate(tx: Tx, { tokenId, user }: LiveActivation, passwordHash: string, at: Date) {
  const { id: userId } = user;
  await lockUser(tx, userId);
  const used = await tx.verificationToken.updateMany({
    where: { id: tokenId, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  const { loginEmail, contactEmail } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const opened = await tx.user.updateMany({
    where: { id: userId, status: "PENDING" },
    // Reading one mailbox says nothing of another: that one is verified by a mail of its own.
    data: { status: "ACTIVE", contactVerified: contactEmail === loginEmail, lastSignInAt: at },
  });
  if (used.count !== 1 || opened.count !== 1) abort(refuse("ACTIVATION_LINK_DEAD") satisfies Refusal);
  await tx.verificationToken.updateMany({
    where: { userId, purpose: "ACTIVATION", usedAt: null },
    data: { usedAt: at },
  });
  await tx.credential.create({ data: { userId, passwordHash, changedAt: at } });
  if (contactEmail !== loginEmail) await orderContactLink(tx, user, contactEmail);
}

async function signIn(tx: Tx, user: LiveActivation["user"], from: Origin, at: Date): Promise<Activated> {
  const { id: userId, loginEmail } = user;
  const session = await openSession(tx, { userId, state: "FULL", factor: "EMAIL", at, from });
  const { address } = from;
  await tx.loginAttempt.create({
    data: { id: newId(at.getTime()), loginEmail, userId, outcome: "SIGNED_IN", address, at },
  });
  const { sessionId } = session;
  await recordAudit(tx, { type: "account.activated", detail: {}, userId, sessionId, address });
  await recordAudit(tx, { type: "account.signedIn", detail: { factor: "EMAIL" }, userId, sessionId, address });
  return { userId, ...session };
}

/** Keeps the refusal in the trail, then gives it back. */
async function refused<C extends ActivationRefusal>(reason: "link" | "limited", from: Origin, refusal: Refusal<C>) {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "account.activationRefused",
      detail: { reason },
      outcome: "refused",
      address: from.address,
    }),
  );
  return refusal;
}
