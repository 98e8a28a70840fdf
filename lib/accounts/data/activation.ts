import "server-only";
import { issueToken } from "#lib/accounts/data/issue-token.ts";
import { activationHash } from "#lib/accounts/data/tokens.ts";
import { ACTIVATION_MINUTES } from "#lib/accounts/domain/registration.ts";
import { isResetToken } from "#lib/accounts/domain/reset.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { routes } from "#lib/shared/routes.ts";

export type PendingUser = { id: string; loginEmail: string; firstName: string; locale: string };
export type LiveActivation = { readonly tokenId: string; readonly user: PendingUser & { readonly lastName: string } };

/** Mails a link that activates the account; the links before it stop working. Only a keyed hash of the new one is kept. */
export async function sendActivationIn(
  tx: Tx,
  { user, at, address }: { user: PendingUser; at: Date; address: string | null },
): Promise<void> {
  const token = await issueToken(tx, {
    userId: user.id,
    purpose: "ACTIVATION",
    at,
    minutes: ACTIVATION_MINUTES,
    hash: activationHash,
  });
  await recordAudit(tx, { type: "account.activationSent", detail: {}, userId: user.id, address });
  await queueMail(tx, {
    to: user.loginEmail,
    locale: user.locale,
    template: "activation",
    params: { firstName: user.firstName, minutes: String(ACTIVATION_MINUTES) },
    secrets: { link: routes.activate({ jeton: token }) },
  });
}

/** The live link behind a token, or null: never ours, used, replaced by a newer one, an hour old, or of an account that is active. */
export async function findLiveActivation(token: string, at: Date): Promise<LiveActivation | null> {
  if (!isResetToken(token)) return null;
  const found = await db().verificationToken.findFirst({
    where: {
      purpose: "ACTIVATION",
      tokenHash: activationHash(token),
      usedAt: null,
      expiresAt: { gt: at },
      user: { status: "PENDING" },
    },
    select: {
      id: true,
      user: { select: { id: true, loginEmail: true, firstName: true, lastName: true, locale: true } },
    },
  });
  return found && { tokenId: found.id, user: found.user };
}

/** The address that a link was sent to, whatever became of the link; null when it was never ours. */
export async function addressOfActivation(tx: Tx, token: string): Promise<string | null> {
  if (!isResetToken(token)) return null;
  const found = await tx.verificationToken.findFirst({
    where: { purpose: "ACTIVATION", tokenHash: activationHash(token) },
    select: { user: { select: { loginEmail: true } } },
  });
  return found?.user.loginEmail ?? null;
}
