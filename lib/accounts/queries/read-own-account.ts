import "server-only";
import { type PendingAddress, pendingAddress } from "#lib/accounts/data/address-token.ts";
import { type OwnRow, ownRow } from "#lib/accounts/data/own-row.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

export type OwnAccount = Omit<OwnRow, "id"> & {
  /** Addresses that wait for the link sent to them to be used. */
  readonly pendingContact: PendingAddress | null;
  readonly pendingLogin: PendingAddress | null;
};

/** What a person's account says of them. Throws when it is closed, whose sessions have ended. */
export async function readOwnAccount(userId: string): Promise<OwnAccount> {
  const at = now();
  const [row, pendingContact, pendingLogin] = await Promise.all([
    ownRow(userId),
    pendingAddress(userId, "CONTACT_EMAIL", at),
    pendingAddress(userId, "LOGIN_EMAIL", at),
  ]);
  if (!row) throw new Error("the account of a live session is gone");
  const { id: _, ...account } = row;
  return { ...account, pendingContact, pendingLogin };
}
