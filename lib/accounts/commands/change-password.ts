import "server-only";
import { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
import { forgive, take } from "#lib/accounts/data/limits.ts";
import { hashPassword, passwordMatches } from "#lib/accounts/data/password.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import { rotateSession } from "#lib/accounts/data/rotate-session.ts";
import { endAllSessions, type Origin } from "#lib/accounts/data/sessions.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import { type NewPassword, newPasswordProblems } from "#lib/accounts/domain/password.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type PasswordChange = NewPassword & { readonly present: string; readonly from: Origin };

type ChangeRefusal = "INVALID_INPUT" | "SESSION_ENDED" | "PROOF_NEEDED" | "TOO_MANY_PASSWORDS";

/**
 * Changes one's password, knowing the present one. Every other session ends, and this one goes on under a new id, so that a copy
 * of its cookie is worth nothing (quality bar T-32). The ticket makes the new cookie.
 */
export async function changePassword(
  self: Self,
  input: PasswordChange,
): Promise<Result<{ ticket: string; sessionId: string }, ChangeRefusal>> {
  const at = now();
  if (!(await hasFreshProof(self.sessionId, at))) return refuse("PROOF_NEEDED");
  const owner = await db().user.findUnique({
    where: { id: self.userId, status: "ACTIVE" },
    select: { loginEmail: true, firstName: true, locale: true, credential: { select: { passwordHash: true } } },
  });
  if (!owner) return refuse("SESSION_ENDED");

  const fields = newPasswordProblems(input, owner.loginEmail);
  if (fields.length === 0 && input.present === input.password)
    fields.push({ field: "newPassword", code: "PASSWORD_UNCHANGED" });
  if (fields.length > 0) return refuse("INVALID_INPUT", { fields });

  const taken = await take("passwordChange", self.userId);
  if (!taken.allowed) {
    const params = { minutes: minutesLeft(taken.msLeft) };
    return refused(self, "limited", input.from, refuse("TOO_MANY_PASSWORDS", { params }));
  }
  const presentHash = owner.credential?.passwordHash ?? null;
  if (!(await passwordMatches(presentHash, input.present))) {
    const wrong = [{ field: "presentPassword", code: "PASSWORD_WRONG" }];
    return refused(self, "wrong", input.from, refuse("INVALID_INPUT", { fields: wrong }));
  }
  await forgive("passwordChange", self.userId);

  const passwordHash = await hashPassword(input.password);
  return transaction<Result<{ ticket: string; sessionId: string }, ChangeRefusal>>(async (tx) => {
    await lockUser(tx, self.userId);
    const session = await rotateSession(tx, self, input.from, at);
    if (!session) return abort(refuse("SESSION_ENDED") satisfies Refusal);
    const changed = await tx.credential.updateMany({
      where: { userId: self.userId, passwordHash: presentHash ?? "" },
      data: { passwordHash, changedAt: at },
    });
    // Somebody changed it between the check and here: what was checked is no longer the password.
    if (changed.count !== 1) return abort(refuse("SESSION_ENDED") satisfies Refusal);
    const sessionsEnded = await endAllSessions(tx, self.userId, "password-changed", at, session.sessionId);
    await tx.verificationToken.updateMany({
      where: { userId: self.userId, purpose: "PASSWORD_RESET", usedAt: null },
      data: { usedAt: at },
    });
    await recordAudit(tx, {
      type: "account.passwordChanged",
      detail: { by: "owner", sessionsEnded },
      userId: self.userId,
      sessionId: session.sessionId,
      address: input.from.address,
    });
    await queueMail(tx, {
      to: owner.loginEmail,
      locale: owner.locale,
      template: "passwordChangedByOwner",
      params: { firstName: owner.firstName },
      link: routes.forgottenPassword(),
    });
    return ok(session);
  });
}

/** Keeps the refusal in the trail, then gives it back. */
async function refused<C extends ChangeRefusal>(
  self: Self,
  reason: "wrong" | "limited",
  from: Origin,
  refusal: Refusal<C>,
) {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "account.passwordChangeRefused",
      detail: { reason },
      outcome: "refused",
      ...self,
      address: from.address,
    }),
  );
  return refusal;
}
