import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { transaction } from "#lib/platform/db.ts";

/** Keeps that a person took a list away as a file. */
export function noteExport(actor: Actor, list: "search" | "workList", format: "csv" | "xlsx"): Promise<void> {
  return transaction(async (tx) => {
    await recordAudit(tx, {
      type: "invoices.exported",
      detail: { list, format },
      userId: actor.userId,
      sessionId: actor.sessionId,
    });
  });
}
