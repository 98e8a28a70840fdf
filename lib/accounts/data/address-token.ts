import "server-only";
import { endTokens, issueToken } from "#lib/accounts/data/issue-token.ts";
import { addressHash } from "#lib/accounts/data/tokens.ts";
import { ADDRESS_LINK_MINUTES, type AddressPurpose } from "#lib/accounts/domain/address-link.ts";
import { isResetToken } from "#lib/accounts/domain/reset.ts";
import { db, type Tx } from "#lib/platform/db.ts";

export type PendingAddress = { readonly email: string; readonly expiresAt: Date };

/** Makes the token of a link that verifies `email`; links sent before for the same purpose stop working. Only its hash is kept. */
export async function issueAddressLink(
  tx: Tx,
  { userId, purpose, email, at }: { userId: string; purpose: AddressPurpose; email: string; at: Date },
): Promise<string> {
  return issueToken(tx, {
    userId,
    purpose,
    at,
    minutes: ADDRESS_LINK_MINUTES,
    hash: (token) => addressHash(purpose, token),
    payload: email,
  });
}

/** Gives up the change that waits, if one does. False when none did. */
export async function dropAddressLinks(tx: Tx, userId: string, purpose: AddressPurpose, at: Date): Promise<boolean> {
  return endTokens(tx, userId, purpose, at);
}

/** The address that waits to be verified, or null. */
export async function pendingAddress(
  userId: string,
  purpose: AddressPurpose,
  at: Date,
): Promise<PendingAddress | null> {
  const row = await db().verificationToken.findFirst({
    where: { userId, purpose, usedAt: null, expiresAt: { gt: at } },
    orderBy: { createdAt: "desc" },
    select: { payload: true, expiresAt: true },
  });
  return row?.payload ? { email: row.payload, expiresAt: row.expiresAt } : null;
}

export type LiveAddressLink = { readonly tokenId: string; readonly userId: string; readonly email: string };

/** The live link behind a token, or null: never ours, for something else, used, given up, an hour old, or of a closed account. */
export async function findAddressLink(
  purpose: AddressPurpose,
  token: string,
  at: Date,
): Promise<LiveAddressLink | null> {
  if (!isResetToken(token)) return null;
  const row = await db().verificationToken.findFirst({
    where: {
      purpose,
      tokenHash: addressHash(purpose, token),
      usedAt: null,
      expiresAt: { gt: at },
      user: { status: "ACTIVE" },
    },
    select: { id: true, userId: true, payload: true },
  });
  return row?.payload ? { tokenId: row.id, userId: row.userId, email: row.payload } : null;
}

/** Uses the link up, once also for requests at the same instant. */
export async function spendAddressLink(tx: Tx, tokenId: string, at: Date): Promise<boolean> {
  const used = await tx.verificationToken.updateMany({
    where: { id: tokenId, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return used.count === 1;
}
