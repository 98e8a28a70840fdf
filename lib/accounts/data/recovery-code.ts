import "server-only";
import type { ReadProof } from "#lib/accounts/data/proof.ts";
import { recoveryHash } from "#lib/accounts/data/tokens.ts";
import { parseRecoveryCode } from "#lib/accounts/domain/recovery.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { db } from "#lib/platform/db.ts";
import { ok, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** A recovery code: opens once, and its owner is told how many are left. Found by its keyed hash, so nothing is compared in clear. */
export const recoveryCode: ReadProof = ({ code: typed = "" }) => {
  const code = parseRecoveryCode(typed);
  if (!code) return refuse("RECOVERY_FORMAT");
  return ok(async ({ user, sessionId }, at) => {
    const where = { userId: user.id, codeHash: recoveryHash(user.id, code), usedAt: null };
    const found = await db().recoveryCode.findFirst({ where, select: { id: true } });
    if (!found) return refuse("RECOVERY_WRONG");
    return ok(async (tx) => {
      const used = await tx.recoveryCode.updateMany({ where: { id: found.id, usedAt: null }, data: { usedAt: at } });
      if (used.count !== 1) return refuse("RECOVERY_WRONG");
      const left = await tx.recoveryCode.count({ where: { userId: user.id, usedAt: null } });
      await recordAudit(tx, { type: "account.recoveryCodeUsed", detail: { left }, userId: user.id, sessionId });
      await queueMail(tx, {
        to: user.loginEmail,
        locale: user.locale,
        template: "recoveryCodeUsed",
        params: { firstName: user.firstName, left: String(left) },
        link: routes.recoveryCodes(),
      });
      return null;
    });
  });
};
