import "server-only";
import { mayMail } from "#lib/accounts/data/address-limits.ts";
import { dropAddressLinks, issueAddressLink, pendingAddress } from "#lib/accounts/data/address-token.ts";
import { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
import { type OwnRow, ownRow } from "#lib/accounts/data/own-row.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { ADDRESS_LINK_MINUTES } from "#lib/accounts/domain/address-link.ts";
import { loginChangeInput } from "#lib/accounts/domain/own-schemas.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type AskRefusal = "INVALID_INPUT" | "SESSION_ENDED" | "PROOF_NEEDED" | "TOO_MANY_RESETS";

/**
 * Asks for another sign-in address: a link leaves to it, and nothing changes until it is used. When the address has an account,
 * the answer and the screen are the same; its owner is told by mail instead, and no link leaves (quality bar T-34).
 */
export async function askLoginChange(
  self: Self,
  input: { newEmail: string; newEmailConfirmation: string },
  from: Origin,
): Promise<Result<null, AskRefusal>> {
  const read = readInput(loginChangeInput, input);
  if (!read.ok) return read;
  const user = await ownRow(self.userId);
  if (!user) return refuse("SESSION_ENDED");
  if (read.data.newEmail === user.loginEmail) {
    return refuse("INVALID_INPUT", { fields: [{ field: "newEmail", code: "LOGIN_UNCHANGED" }] });
  }
  return sendLink(self, user, read.data.newEmail, from);
}

/** Sends the link again for the change that waits; the one before stops working. */
export async function resendLoginLink(
  self: Self,
  from: Origin,
): Promise<Result<null, "SESSION_ENDED" | "NOTHING_PENDING" | "PROOF_NEEDED" | "TOO_MANY_RESETS">> {
  const user = await ownRow(self.userId);
  if (!user) return refuse("SESSION_ENDED");
  const pending = await pendingAddress(self.userId, "LOGIN_EMAIL", now());
  return pending ? sendLink(self, user, pending.email, from) : refuse("NOTHING_PENDING");
}

/** Gives up the change that waits; the link sent for it stops working. */
export async function dropLoginChange(self: Self): Promise<Result<null, "NOTHING_PENDING">> {
  const dropped = await transaction((tx) => dropAddressLinks(tx, self.userId, "LOGIN_EMAIL", now()));
  return dropped ? ok(null) : refuse("NOTHING_PENDING");
}

async function sendLink(
  self: Self,
  user: OwnRow,
  email: string,
  from: Origin,
): Promise<Result<null, "PROOF_NEEDED" | "TOO_MANY_RESETS">> {
  const at = now();
  if (!(await hasFreshProof(self.sessionId, at))) return refuse("PROOF_NEEDED");
  const allowed = await mayMail(self, email, from);
  if (!allowed.ok) return allowed;
  await transaction(async (tx) => {
    await lockUser(tx, user.id);
    // Also for an address that is taken, so that the screen shows the same; that token leaves to nobody.
    const token = await issueAddressLink(tx, { userId: user.id, purpose: "LOGIN_EMAIL", email, at });
    await recordAudit(tx, { type: "account.loginAsked", detail: {}, ...self, address: from.address });
    const owner = await tx.user.findUnique({ where: { loginEmail: email } });
    if (owner) return tellOwner(tx, owner, self, from);
    return queueMail(tx, {
      to: email,
      locale: user.locale,
      template: "verifyLogin",
      params: { firstName: user.firstName, minutes: String(ADDRESS_LINK_MINUTES) },
      secrets: { link: routes.verifyLogin({ jeton: token }) },
    });
  });
  return ok(null);
}

type Owner = { id: string; loginEmail: string; locale: string; firstName: string };

/** The trail keeps the session that asked, not the person: it would show in their own history that the address has an account. */
async function tellOwner(tx: Tx, owner: Owner, { sessionId }: Self, { address }: Origin): Promise<void> {
  await recordAudit(tx, {
    type: "account.addressRefused",
    detail: { reason: "taken" },
    outcome: "refused",
    sessionId,
    subject: { type: "user", id: owner.id },
    address,
  });
  await queueMail(tx, {
    to: owner.loginEmail,
    locale: owner.locale,
    template: "loginTaken",
    params: { firstName: owner.firstName },
    link: routes.signIn(),
  });
}
