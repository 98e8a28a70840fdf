import "server-only";
import { collectExport } from "#lib/accounts/data/collect-export.ts";
import { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
import { take } from "#lib/accounts/data/limits.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import type { AccountExport } from "#lib/accounts/domain/export.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** Everything the portal holds on oneself (GDPR article 15 and 20), after a fresh proof; the trail says that it left. */
export async function exportAccount(
  self: Self,
  from: Origin,
): Promise<Result<AccountExport, "PROOF_NEEDED" | "SESSION_ENDED" | "TOO_MANY_EXPORTS">> {
  const at = now();
  if (!(await hasFreshProof(self.sessionId, at))) {
    await recordDenied(self, "account.export", { address: from.address });
    return refuse("PROOF_NEEDED");
  }
  const taken = await take("export", self.userId);
  if (!taken.allowed) return refuse("TOO_MANY_EXPORTS", { params: { minutes: minutesLeft(taken.msLeft) } });
  return transaction<Result<AccountExport, "SESSION_ENDED">>(async (tx) => {
    const data = await collectExport(tx, self.userId, at);
    if (!data) return abort(refuse("SESSION_ENDED") satisfies Refusal);
    await recordAudit(tx, { type: "account.exported", detail: {}, ...self, address: from.address });
    return ok(data);
  });
}
