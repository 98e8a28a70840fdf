import "server-only";
import { liveSessions } from "#lib/accounts/data/live-sessions.ts";
import { type OwnAccount, readOwnAccount } from "#lib/accounts/queries/read-own-account.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type AccountSummary = OwnAccount & {
  readonly passwordChangedAt: Date | null;
  readonly sessions: number;
  /** The mailed code is the only second factor. */
  readonly mailedCodeOnly: boolean;
};

/** The first page of « Mon compte »: what is there, and what asks for attention. */
export async function readAccountSummary(userId: string): Promise<AccountSummary> {
  const [account, credential, sessions, stronger] = await Promise.all([
    readOwnAccount(userId),
    db().credential.findUnique({ where: { userId }, select: { changedAt: true } }),
    liveSessions(userId, now()),
    db().secondFactor.count({ where: { userId, kind: { not: "EMAIL" } } }),
  ]);
  return {
    ...account,
    passwordChangedAt: credential?.changedAt ?? null,
    sessions: sessions.length,
    mailedCodeOnly: stronger === 0,
  };
}
