import "server-only";
import { keepRefusal, linkBrought } from "#lib/accounts/data/address-limits.ts";
import { dropAddressLinks, type LiveAddressLink, spendAddressLink } from "#lib/accounts/data/address-token.ts";
import { forgive } from "#lib/accounts/data/limits.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import { endAllSessions, type Origin } from "#lib/accounts/data/sessions.ts";
import { maskEmail } from "#lib/accounts/domain/email.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type ConfirmRefusal = "ADDRESS_LINK_DEAD" | "TOO_MANY_LINKS" | "LOGIN_TAKEN";

/**
 * Makes the address that the link was sent to the sign-in address. Both addresses are told, links sent to the old one die, and
 * every session ends but the one of the browser that confirms, when it is this person's. Two accounts that want one address at
 * the same instant: the unique index gives it to one of them.
 */
export async function confirmLogin(input: {
  readonly token: string;
  readonly from: Origin;
  readonly sessionId?: string | null;
}): Promise<Result<{ email: string }, ConfirmRefusal>> {
  const at = now();
  const link = await linkBrought("LOGIN_EMAIL", input.token, input.from, at);
  if (!link.ok) return link;
  const outcome = await change(link.data, input.from, input.sessionId ?? null, at);
  if (!outcome.ok) {
    await keepRefusal(outcome.code === "LOGIN_TAKEN" ? "taken" : "link", input.from);
    return outcome;
  }
  // What strangers tried on this address before it was a sign-in address must not keep its owner out.
  await forgive("accountFromStranger", link.data.email);
  return outcome;
}

async function change(
  link: LiveAddressLink,
  from: Origin,
  keptSession: string | null,
  at: Date,
): Promise<Result<{ email: string }, "ADDRESS_LINK_DEAD" | "LOGIN_TAKEN">> {
  try {
    return await transaction((tx) => changeIn(tx, link, from, keptSession, at));
  } catch (error) {
    if (isAddressTaken(error)) return refuse("LOGIN_TAKEN");
    throw error;
  }
}

async function changeIn(
  tx: Tx,
  { tokenId, userId, email }: LiveAddressLink,
  from: Origin,
  keptSession: string | null,
  at: Date,
): Promise<Result<{ email: string }, "ADDRESS_LINK_DEAD">> {
  await lockUser(tx, userId);
  if (!(await spendAddressLink(tx, tokenId, at))) return abort(refuse("ADDRESS_LINK_DEAD"));
  const before = await tx.user.findUnique({ where: { id: userId, status: "ACTIVE" } });
  if (!before) return abort(refuse("ADDRESS_LINK_DEAD"));
  // Who had one address for both goes on having one.
  const contact = before.contactEmail === before.loginEmail ? { contactEmail: email, contactVerified: true } : {};
  await tx.user.update({ where: { id: userId }, data: { loginEmail: email, ...contact } });
  await dropAddressLinks(tx, userId, "LOGIN_EMAIL", at);
  await tx.verificationToken.updateMany({
    where: { userId, purpose: "PASSWORD_RESET", usedAt: null },
    data: { usedAt: at },
  });
  await endAllSessions(tx, userId, "login-changed", at, keptSession);
  await recordAudit(tx, { type: "account.loginChanged", detail: {}, userId, address: from.address });
  for (const to of [before.loginEmail, email]) {
    await queueMail(tx, {
      to,
      locale: before.locale,
      template: "loginChanged",
      params: { firstName: before.firstName, newAddress: maskEmail(email) },
      link: routes.signIn(),
    });
  }
  return ok({ email });
}

function isAddressTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
