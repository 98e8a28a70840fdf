import "server-only";
import { changeFactors, type Owner } from "#lib/accounts/data/change-factors.ts";
import { newRecoveryCode, recoveryHash } from "#lib/accounts/data/tokens.ts";
import { formatRecoveryCode, RECOVERY_CODES } from "#lib/accounts/domain/recovery.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** Makes ten recovery codes, as they are to be written down; those made before stop working. Only their keyed hashes are kept. */
export function makeRecoveryCodes(owner: Owner): Promise<Result<readonly string[], "PROOF_NEEDED">> {
  return changeFactors<readonly string[], never>(owner, async ({ tx, at, user }) => {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await tx.recoveryCode.deleteMany({ where: { userId: user.id } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({
        id: newId(at.getTime()),
        userId: user.id,
        codeHash: recoveryHash(user.id, code),
      })),
    });
    await recordAudit(tx, {
      type: "account.recoveryCodesMade",
      detail: {},
      userId: user.id,
      sessionId: owner.sessionId,
    });
    await queueMail(tx, {
      to: user.loginEmail,
      locale: user.locale,
      template: "recoveryCodesMade",
      params: { firstName: user.firstName },
      link: routes.recoveryCodes(),
    });
    return ok(codes.map(formatRecoveryCode));
  });
}
