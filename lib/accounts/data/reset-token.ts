import "server-only";
import { resetHash } from "#lib/accounts/data/tokens.ts";
import { isResetToken } from "#lib/accounts/domain/reset.ts";
import { db, type Tx } from "#lib/platform/db.ts";

export type ResetOwner = { id: string; loginEmail: string; firstName: string; locale: string };
export type LiveReset = { readonly tokenId: string; readonly user: ResetOwner };

/** The live link behind a token, or null: never ours, used, replaced by a newer one, an hour old, or of an account that is closed. */
export async function findLiveReset(token: string, at: Date): Promise<LiveReset | null> {
  if (!isResetToken(token)) return null;
  const found = await db().verificationToken.findFirst({
    where: {
      purpose: "PASSWORD_RESET",
      tokenHash: resetHash(token),
      usedAt: null,
      expiresAt: { gt: at },
      user: { status: "ACTIVE" },
    },
    select: { id: true, user: { select: { id: true, loginEmail: true, firstName: true, locale: true } } },
  });
  return found && { tokenId: found.id, user: found.user };
}

/** One change at a time to the links and the password of a person: of two at once, the second waits and sees the first. */
export async function lockUser(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`select id from "user" where id = ${userId}::uuid for update`;
}
