import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { refuseUnlessTester } from "#lib/testbench/commands/tester.ts";
import { type OrderInvoicesInput, orderInvoicesInput } from "#lib/testbench/domain/schemas.ts";
import { isStandIn, standIn } from "#lib/testbench/queries/stand-ins.ts";

export type OrderRefusal = "NOT_FOUND" | "INVALID_INPUT" | "BENCH_BUSY";

/**
 * Orders invoices between two structures in a status. Each side is one where the tester holds the right themselves, or the bench's own
 * stand-in; one side at least is theirs. A job makes them: several hundred commands do not hold up a page.
 */
export async function orderInvoices(
  actor: Actor,
  input: OrderInvoicesInput,
): Promise<Result<{ orderId: string }, OrderRefusal>> {
  const refused = await refuseUnlessTester(actor);
  if (refused) return refused;
  const read = readInput(orderInvoicesInput, input);
  if (!read.ok) return read;
  const { supplierId, recipientId, ...what } = read.data;
  if (!mayOrder(actor, supplierId, recipientId)) return refuse("NOT_FOUND");
  return transaction<Result<{ orderId: string }, OrderRefusal>>(async (tx) => {
    // One order of a tester at a time.
    if ((await tx.testOrder.count({ where: { byId: actor.userId, endedAt: null } })) > 0)
      return abort(refuse("BENCH_BUSY"));
    const at = trueNow();
    const orderId = newId(at.getTime());
    await standIn(tx, "supplier", supplierId);
    await standIn(tx, "recipient", recipientId);
    await tx.testOrder.create({ data: { id: orderId, supplierId, recipientId, ...what, byId: actor.userId, at } });
    await enqueue(tx, "bench.make", { orderId });
    await recordAudit(tx, {
      type: "bench.ordered",
      detail: { status: what.status, count: what.count },
      userId: actor.userId,
      sessionId: actor.sessionId,
    });
    return ok({ orderId });
  });
}

/** @returns true when each side is theirs or a stand-in, and not both stand-ins. */
export function mayOrder(actor: Actor, supplierId: string, recipientId: string): boolean {
  const sells = can(actor, "invoice.submit", { structureId: supplierId });
  const receives = can(actor, "invoice.treat", { structureId: recipientId });
  if (!sells && !receives) return false;
  return (sells || isStandIn("supplier", supplierId)) && (receives || isStandIn("recipient", recipientId));
}
