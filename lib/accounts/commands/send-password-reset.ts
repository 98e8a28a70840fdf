import "server-only";
import { issueToken } from "#lib/accounts/data/issue-token.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import { resetHash } from "#lib/accounts/data/tokens.ts";
import { RESET_MINUTES } from "#lib/accounts/domain/reset.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { unseal } from "#lib/platform/seal.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * What runs for an `account.resetPassword` job: mails a link to the sign-in address of an active account, and to nobody else. Links
 * sent before stop working; only a keyed hash of the new one is kept.
 */
export async function sendPasswordReset({
  sealed,
  address,
}: Jobs["account.resetPassword"]): Promise<"sent" | "unknown" | "inactive"> {
  const at = now();
  const loginEmail = unseal("password-reset", sealed);
  return transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { loginEmail } });
    if (user?.status !== "ACTIVE") {
      const reason = user ? "inactive" : "unknown";
      const userId = user?.id ?? null;
      await recordAudit(tx, {
        type: "account.passwordResetRefused",
        detail: { reason },
        outcome: "refused",
        userId,
        address,
      });
      return reason;
    }
    await lockUser(tx, user.id);
    const token = await issueToken(tx, {
      userId: user.id,
      purpose: "PASSWORD_RESET",
      at,
      minutes: RESET_MINUTES,
      hash: resetHash,
    });
    await recordAudit(tx, { type: "account.passwordResetSent", detail: {}, userId: user.id, address });
    await queueMail(tx, {
      to: user.loginEmail,
      locale: user.locale,
      template: "passwordReset",
      params: { firstName: user.firstName, minutes: String(RESET_MINUTES) },
      secrets: { link: routes.newPassword({ jeton: token }) },
    });
    return "sent";
  });
}
