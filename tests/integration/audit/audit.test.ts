import { describe, expect, it } from "vitest";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

describe("the audit trail", () => {
  it("keeps nothing of a transaction that was rolled back, and keeps the refusal recorded outside of it", async () => {
    const userId = newId();
    const invoiceId = newId();
    const result = await transaction<Refusal>(async (tx) => {
      await recordAudit(tx, { type: "invoice.submitted", detail: {}, userId });
      return abort(refuse("FORBIDDEN"));
    });
    await recordDenied({ userId }, "invoice.submit", { subject: { type: "invoice", id: invoiceId } });
    expect(result.code).toBe("FORBIDDEN");
    const kept = await db().auditEvent.findMany({ where: { userId } });
    expect(kept.map((one) => [one.type, one.outcome, one.subjectId, one.detail])).toEqual([
      ["access.denied", "refused", invoiceId, { permission: "invoice.submit" }],
    ]);
  });

  it("keeps what a committed transaction wrote", async () => {
    const userId = newId();
    await transaction((tx) =>
      recordAudit(tx, { type: "invoice.transitioned", detail: { event: "reject", from: "A", to: "B" }, userId }),
    );
    const [event] = await db().auditEvent.findMany({ where: { userId } });
    expect(event).toMatchObject({ outcome: "done", detail: { event: "reject", from: "A", to: "B" } });
  });
});
