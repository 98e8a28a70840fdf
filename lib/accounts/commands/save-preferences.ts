import "server-only";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import type { Locale, Theme } from "#lib/shared/preferences.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

const FIELDS = ["locale", "theme"] as const;

/** Keeps language and display on the account, so that they follow the person to any browser. */
export async function savePreferences(
  self: Self,
  chosen: { readonly locale?: Locale; readonly theme?: Theme },
): Promise<Result<null, "SESSION_ENDED">> {
  return transaction<Result<null, "SESSION_ENDED">>(async (tx) => {
    const before = await tx.user.findUnique({ where: { id: self.userId, status: "ACTIVE" } });
    if (!before) return abort(refuse("SESSION_ENDED"));
    const fields = FIELDS.filter((field) => chosen[field] !== undefined && chosen[field] !== before[field]);
    if (fields.length === 0) return ok(null);
    await tx.user.update({ where: { id: self.userId }, data: chosen });
    await recordAudit(tx, { type: "account.preferencesChanged", detail: { fields }, ...self });
    return ok(null);
  });
}
