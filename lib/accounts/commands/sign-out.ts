import "server-only";
import { endSession } from "#lib/accounts/data/sessions.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";

/** Ends the session on the server: a copy of its cookie is worth nothing from then on. Twice does no more than once. */
export async function signOutSession(session: { id: string; userId: string }): Promise<void> {
  const at = now();
  await transaction(async (tx) => {
    if (!(await endSession(tx, session.id, "signed-out", at))) return;
    await recordAudit(tx, { type: "account.signedOut", detail: {}, userId: session.userId, sessionId: session.id });
  });
}
