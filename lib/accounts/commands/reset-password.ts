import "server-only";
import { knownDevice } from "#lib/accounts/data/device.ts";
import { forgive, giveBack, take } from "#lib/accounts/data/limits.ts";
import { hashPassword } from "#lib/accounts/data/password.ts";
import { findLiveReset, type LiveReset, lockUser } from "#lib/accounts/data/reset-token.ts";
import { endAllSessions, type Origin } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import { type NewPassword, newPasswordProblems } from "#lib/accounts/domain/password.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type PasswordReset = NewPassword & {
  readonly token: string;
  readonly from: Origin;
  readonly deviceCookie?: string | undefined;
};

export type ResetRefusal = "RESET_LINK_DEAD" | "TOO_MANY_LINKS" | "INVALID_INPUT";

/**
 * Replaces a forgotten password. The link works once, also for requests at the same instant; a password that breaks a rule does not
 * use it up. Every session of the person ends (quality bar T-32), closed doors open again, and the owner is told by mail.
 */
export async function resetPassword(input: PasswordReset): Promise<Result<{ userId: string }, ResetRefusal>> {
  const at = now();
  const { from } = input;
  const group = addressGroup(from.address ?? "unknown");
  const guess = await take("resetGuess", group);
  if (!guess.allowed)
    return refused("limited", from, refuse("TOO_MANY_LINKS", { params: { minutes: minutesLeft(guess.msLeft) } }));
  const live = await findLiveReset(input.token, at);
  if (!live) return refused("link", from, refuse("RESET_LINK_DEAD"));
  await giveBack("resetGuess", group);

  const fields = newPasswordProblems(input, live.user.loginEmail);
  if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
  const changed = await replacePassword(live, await hashPassword(input.password), from, at);
  if (!changed.ok) return refused("link", from, changed);

  const { id: userId, loginEmail } = live.user;
  await forgive("accountFromStranger", loginEmail);
  const device = knownDevice(input.deviceCookie, userId, at);
  if (device) await forgive("accountFromDevice", loginEmail, device);
  return ok({ userId });
}

async function replacePassword(
  { tokenId, user }: LiveReset,
  passwordHash: string,
  from: Origin,
  at: Date,
): Promise<Result<null, "RESET_LINK_DEAD">> {
  const userId = user.id;
  return transaction<Result<null, "RESET_LINK_DEAD">>(async (tx) => {
    await lockUser(tx, userId);
    const used = await tx.verificationToken.updateMany({
      where: { id: tokenId, usedAt: null, expiresAt: { gt: at } },
      data: { usedAt: at },
    });
    if (used.count !== 1) return abort(refuse("RESET_LINK_DEAD") satisfies Refusal);
    await tx.verificationToken.updateMany({
      where: { userId, purpose: "PASSWORD_RESET", usedAt: null },
      data: { usedAt: at },
    });
    await tx.credential.upsert({
      where: { userId },
      create: { userId, passwordHash, changedAt: at },
      update: { passwordHash, changedAt: at },
    });
    await tx.user.update({ where: { id: userId }, data: { lockedUntil: null } });
    const sessionsEnded = await endAllSessions(tx, userId, "password-reset", at);
    await recordAudit(tx, {
      type: "account.passwordChanged",
      detail: { by: "reset", sessionsEnded },
      userId,
      address: from.address,
    });
    await queueMail(tx, {
      to: user.loginEmail,
      locale: user.locale,
      template: "passwordChanged",
      params: { firstName: user.firstName },
      link: routes.forgottenPassword(),
    });
    return ok(null);
  });
}

/** Keeps the refusal in the trail, then gives it back. */
async function refused<C extends ResetRefusal>(reason: "link" | "limited", from: Origin, refusal: Refusal<C>) {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "account.passwordResetRefused",
      detail: { reason },
      outcome: "refused",
      address: from.address,
    }),
  );
  return refusal;
}
