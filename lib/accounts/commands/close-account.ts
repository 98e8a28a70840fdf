import "server-only";
import { leaveStructures, type SoleManaged } from "#lib/access/index.ts";
import { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import { endAllSessions, type Origin } from "#lib/accounts/data/sessions.ts";
import { pseudonymOf } from "#lib/accounts/domain/closed.ts";
import { closingInput } from "#lib/accounts/domain/own-schemas.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { forgetPerson, queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

type ClosingRefusal = "INVALID_INPUT" | "SESSION_ENDED" | "PROOF_NEEDED" | "SOLE_MANAGER";

/**
 * Closes one's account (decision 25). Nobody can sign in to it or reset it any more, and its address is free again. What the law
 * keeps (invoices and their history) stays under a pseudonym; everything else that says who the person was is removed.
 */
export async function closeAccount(
  self: Self,
  input: { confirmation: string },
  from: Origin,
): Promise<Result<null, ClosingRefusal>> {
  const at = now();
  const read = readInput(closingInput, input);
  if (!read.ok) return read;
  if (!(await hasFreshProof(self.sessionId, at))) return refuse("PROOF_NEEDED");
  const outcome = await transaction((tx) => closeIn(tx, self, read.data.confirmation, from, at));
  if (!outcome.ok && outcome.code === "SOLE_MANAGER")
    await recordDenied(self, "account.close", { address: from.address });
  return outcome;
}

async function closeIn(
  tx: Tx,
  self: Self,
  confirmation: string,
  from: Origin,
  at: Date,
): Promise<Result<null, ClosingRefusal>> {
  const { userId } = self;
  await lockUser(tx, userId);
  const user = await tx.user.findUnique({ where: { id: userId, status: "ACTIVE" } });
  if (!user) return abort(refuse("SESSION_ENDED") satisfies Refusal);
  if (confirmation !== user.loginEmail) {
    const fields = [{ field: "confirmation", code: "CONFIRMATION_WRONG" }];
    return abort(refuse("INVALID_INPUT", { fields }) satisfies Refusal);
  }
  const blocking = await leaveStructures(tx, userId, at);
  if (blocking.length > 0) return abort(soleManager(blocking));

  const pseudonym = pseudonymOf(userId);
  await removeWaysIn(tx, userId, at);
  await tx.user.update({
    where: { id: userId },
    data: {
      status: "CLOSED",
      closedAt: at,
      loginEmail: pseudonym.email,
      contactEmail: pseudonym.email,
      contactVerified: false,
      firstName: pseudonym.firstName,
      lastName: pseudonym.lastName,
      phone: null,
      systemRole: "NONE",
      lockedUntil: null,
    },
  });
  await tx.loginAttempt.updateMany({
    where: { OR: [{ userId }, { loginEmail: user.loginEmail }] },
    data: { loginEmail: pseudonym.email, address: null },
  });
  await recordAudit(tx, { type: "account.closed", detail: {}, ...self, address: from.address });
  await queueMail(tx, {
    to: user.loginEmail,
    locale: user.locale,
    template: "accountClosed",
    params: { firstName: user.firstName },
  });
  await tx.savedSearch.deleteMany({ where: { userId } });
  await tx.favouriteRecipient.deleteMany({ where: { userId } });
  await tx.listColumns.deleteMany({ where: { userId } });
  await tx.ticketForm.deleteMany({ where: { userId } });
  await tx.ticketDraft.deleteMany({ where: { userId } });
  await tx.chatMessage.deleteMany({ where: { chat: { userId } } });
  await tx.chat.deleteMany({ where: { userId } });
  const issuer = { issuerName: `${pseudonym.firstName} ${pseudonym.lastName}`, issuerEmail: pseudonym.email };
  await tx.ticket.updateMany({ where: { issuerId: userId }, data: { ...issuer, issuerPhone: null } });
  await tx.functionUse.deleteMany({ where: { userId } });
  await tx.depositTour.deleteMany({ where: { userId } });
  await tx.articleReading.deleteMany({ where: { userId } });
  await tx.messageReading.deleteMany({ where: { userId } });
  await tx.webinarRegistration.deleteMany({ where: { userId } });
  // After the last mail: the record of that one says no more than the others.
  await forgetPerson(tx, { userId, addresses: await ownAddresses(tx, user), pseudonym: pseudonym.email });
  return ok(null);
}

/** Password, factors, codes, links and challenges go; sessions end, and no longer say from where. */
async function removeWaysIn(tx: Tx, userId: string, at: Date): Promise<void> {
  await endAllSessions(tx, userId, "account-closed", at);
  await tx.session.updateMany({ where: { userId }, data: { userAgent: null, address: null, lastAddress: null } });
  await tx.credential.deleteMany({ where: { userId } });
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.verificationToken.deleteMany({ where: { userId } });
  await tx.webauthnChallenge.deleteMany({ where: { userId } });
}

/** A contact address may be shared with somebody whose account stays: what went there is theirs too. */
async function ownAddresses(tx: Tx, user: { id: string; loginEmail: string; contactEmail: string }): Promise<string[]> {
  const shared = await tx.user.count({
    where: {
      id: { not: user.id },
      OR: [{ contactEmail: user.contactEmail }, { loginEmail: user.contactEmail }],
    },
  });
  return shared > 0 && user.contactEmail !== user.loginEmail ? [user.loginEmail] : [user.loginEmail, user.contactEmail];
}

function soleManager(blocking: readonly SoleManaged[]): Refusal<"SOLE_MANAGER"> {
  return refuse("SOLE_MANAGER", { params: { structures: blocking.map(({ legalName }) => legalName).join(", ") } });
}
