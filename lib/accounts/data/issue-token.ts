import "server-only";
import { newTicket } from "#lib/accounts/data/tokens.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

type Purpose = "ACTIVATION" | "PASSWORD_RESET" | "LOGIN_EMAIL" | "CONTACT_EMAIL";
type Order = {
  readonly userId: string;
  readonly purpose: Purpose;
  readonly at: Date;
  readonly minutes: number;
  readonly hash: (token: string) => string;
  /** What the link is about, when it is not the account itself. */
  readonly payload?: string;
};

/** A new link of one purpose for a person; those before it stop working. Only a keyed hash of what is returned is kept. */
export async function issueToken(tx: Tx, { userId, purpose, at, minutes, hash, payload }: Order): Promise<string> {
  await endTokens(tx, userId, purpose, at);
  const token = newTicket();
  await tx.verificationToken.create({
    data: {
      id: newId(at.getTime()),
      userId,
      purpose,
      tokenHash: hash(token),
      payload,
      createdAt: at,
      expiresAt: new Date(at.getTime() + minutes * 60_000),
    },
  });
  return token;
}

/** Ends the links of one purpose that were not used. False when there were none. */
export async function endTokens(tx: Tx, userId: string, purpose: Purpose, at: Date): Promise<boolean> {
  const ended = await tx.verificationToken.updateMany({
    where: { userId, purpose, usedAt: null },
    data: { usedAt: at },
  });
  return ended.count > 0;
}
