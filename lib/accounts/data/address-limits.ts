import "server-only";
import { findAddressLink, type LiveAddressLink } from "#lib/accounts/data/address-token.ts";
import { giveBack, take } from "#lib/accounts/data/limits.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import type { AddressPurpose } from "#lib/accounts/domain/address-link.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { transaction } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** One more link may leave: not too many for this account, nor to this address. */
export async function mayMail(self: Self, email: string, from: Origin): Promise<Result<null, "TOO_MANY_RESETS">> {
  const forAccount = await take("addressSend", self.userId);
  const taken = forAccount.allowed ? await take("addressSendTo", email) : forAccount;
  if (taken.allowed) return ok(null);
  await keepRefusal("limited", from, self);
  return refuse("TOO_MANY_RESETS", { params: { minutes: minutesLeft(taken.msLeft) } });
}

/** The live link that a person brings. Tokens that lead nowhere are counted by network address before they are looked up. */
export async function linkBrought(
  purpose: AddressPurpose,
  token: string,
  from: Origin,
  at: Date,
): Promise<Result<LiveAddressLink, "ADDRESS_LINK_DEAD" | "TOO_MANY_LINKS">> {
  const group = addressGroup(from.address ?? "unknown");
  const guess = await take("addressGuess", group);
  if (!guess.allowed) {
    await keepRefusal("limited", from);
    return refuse("TOO_MANY_LINKS", { params: { minutes: minutesLeft(guess.msLeft) } });
  }
  const live = await findAddressLink(purpose, token, at);
  if (!live) {
    await keepRefusal("link", from);
    return refuse("ADDRESS_LINK_DEAD");
  }
  await giveBack("addressGuess", group);
  return ok(live);
}

/** Keeps a refusal in the trail. */
export async function keepRefusal(reason: "link" | "limited" | "taken", from: Origin, self?: Self): Promise<void> {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "account.addressRefused",
      detail: { reason },
      outcome: "refused",
      userId: self?.userId ?? null,
      sessionId: self?.sessionId ?? null,
      address: from.address,
    }),
  );
}
