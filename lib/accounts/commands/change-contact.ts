import "server-only";
import { keepRefusal, linkBrought, mayMail } from "#lib/accounts/data/address-limits.ts";
import {
  dropAddressLinks,
  issueAddressLink,
  pendingAddress,
  spendAddressLink,
} from "#lib/accounts/data/address-token.ts";
import { type OwnRow, ownRow } from "#lib/accounts/data/own-row.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { ADDRESS_LINK_MINUTES } from "#lib/accounts/domain/address-link.ts";
import { contactInput } from "#lib/accounts/domain/own-schemas.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type AskRefusal = "INVALID_INPUT" | "SESSION_ENDED" | "TOO_MANY_RESETS";

/**
 * Asks for another contact address (feature F-14): a link leaves to it, and the present one serves until the link is used. The
 * sign-in address was verified long ago, so it is taken at once.
 */
export async function askContactChange(
  self: Self,
  input: { contactEmail: string },
  from: Origin,
): Promise<Result<"sent" | "saved", AskRefusal>> {
  const read = readInput(contactInput, input);
  if (!read.ok) return read;
  const email = read.data.contactEmail;
  const user = await ownRow(self.userId);
  if (!user) return refuse("SESSION_ENDED");
  if (email === user.contactEmail && user.contactVerified) {
    return refuse("INVALID_INPUT", { fields: [{ field: "contactEmail", code: "CONTACT_UNCHANGED" }] });
  }
  if (email === user.loginEmail) return takeLoginAddress(self, user, from);
  return sendLink(self, user, email, from);
}

/** Sends the link again: for the change that waits, else for the address given at registration as long as it is not verified. */
export async function resendContactLink(
  self: Self,
  from: Origin,
): Promise<Result<"sent", "SESSION_ENDED" | "NOTHING_PENDING" | "TOO_MANY_RESETS">> {
  const user = await ownRow(self.userId);
  if (!user) return refuse("SESSION_ENDED");
  const pending = await pendingAddress(self.userId, "CONTACT_EMAIL", now());
  const email = pending?.email ?? (user.contactVerified ? null : user.contactEmail);
  return email ? sendLink(self, user, email, from) : refuse("NOTHING_PENDING");
}

/** Gives up the change that waits; the link sent for it stops working. */
export async function dropContactChange(self: Self): Promise<Result<null, "NOTHING_PENDING">> {
  const dropped = await transaction((tx) => dropAddressLinks(tx, self.userId, "CONTACT_EMAIL", now()));
  return dropped ? ok(null) : refuse("NOTHING_PENDING");
}

async function sendLink(
  self: Self,
  user: OwnRow,
  email: string,
  from: Origin,
): Promise<Result<"sent", "TOO_MANY_RESETS">> {
  const allowed = await mayMail(self, email, from);
  if (!allowed.ok) return allowed;
  await transaction(async (tx) => {
    await recordAudit(tx, { type: "account.contactAsked", detail: {}, ...self, address: from.address });
    await orderContactLink(tx, user, email);
  });
  return ok("sent");
}

/** Orders the mail that verifies a contact address, in the caller's transaction: also for whoever opens an account. */
export async function orderContactLink(
  tx: Tx,
  user: { id: string; firstName: string; locale: string },
  email: string,
): Promise<void> {
  await lockUser(tx, user.id);
  const token = await issueAddressLink(tx, { userId: user.id, purpose: "CONTACT_EMAIL", email, at: now() });
  await queueMail(tx, {
    to: email,
    locale: user.locale,
    template: "verifyContact",
    params: { firstName: user.firstName, minutes: String(ADDRESS_LINK_MINUTES) },
    secrets: { link: routes.verifyContact({ jeton: token }) },
  });
}

async function takeLoginAddress(self: Self, user: OwnRow, from: Origin): Promise<Result<"saved", "SESSION_ENDED">> {
  const at = now();
  return transaction<Result<"saved", "SESSION_ENDED">>(async (tx) => {
    await lockUser(tx, self.userId);
    await dropAddressLinks(tx, self.userId, "CONTACT_EMAIL", at);
    // Only as long as it still is the sign-in address: that one may be changing at this instant.
    const saved = await tx.user.updateMany({
      where: { id: self.userId, status: "ACTIVE", loginEmail: user.loginEmail },
      data: { contactEmail: user.loginEmail, contactVerified: true },
    });
    if (saved.count !== 1) return abort(refuse("SESSION_ENDED"));
    await recordAudit(tx, { type: "account.contactChanged", detail: {}, ...self, address: from.address });
    return ok("saved");
  });
}

/**
 * Verifies the contact address by the link that was sent to it. Whoever holds the link may use it, signed in or not; it works once,
 * also for requests at the same instant.
 */
export async function confirmContact(input: {
  readonly token: string;
  readonly from: Origin;
}): Promise<Result<{ email: string }, "ADDRESS_LINK_DEAD" | "TOO_MANY_LINKS">> {
  const at = now();
  const link = await linkBrought("CONTACT_EMAIL", input.token, input.from, at);
  if (!link.ok) return link;
  const { tokenId, userId, email } = link.data;
  const outcome = await transaction<Result<{ email: string }, "ADDRESS_LINK_DEAD">>(async (tx) => {
    await lockUser(tx, userId);
    if (!(await spendAddressLink(tx, tokenId, at))) return abort(refuse("ADDRESS_LINK_DEAD"));
    const saved = await tx.user.updateMany({
      where: { id: userId, status: "ACTIVE" },
      data: { contactEmail: email, contactVerified: true },
    });
    if (saved.count !== 1) return abort(refuse("ADDRESS_LINK_DEAD"));
    await recordAudit(tx, { type: "account.contactChanged", detail: {}, userId, address: input.from.address });
    return ok({ email });
  });
  if (!outcome.ok) await keepRefusal("link", input.from);
  return outcome;
}
