import "server-only";
import { applyTransition } from "#lib/invoices/data/apply-transition.ts";
import type { InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { ok, type Result } from "#lib/shared/result.ts";

/** The steps of row 12 of the table, each from where the one before leads. */
const STEPS: readonly { readonly from: InvoiceStatus; readonly event: InvoiceEvent }[] = [
  { from: "DEPOSEE", event: "route" },
  { from: "EN_COURS_ACHEMINEMENT", event: "make-available" },
];

/**
 * Carries a sent invoice to its recipient and starts the payment clock: what runs for an `invoice.route` job. An invoice that is
 * already there, or that went elsewhere, is left as it is, so that a job that runs twice has no second effect.
 */
export async function makeAvailable(invoiceId: string): Promise<Result<null>> {
  return transaction<Result<null>>(async (tx) => {
    for (const { from, event } of STEPS) {
      if ((await statusOf(tx, invoiceId)) !== from) continue;
      const moved = await applyTransition(tx, { invoiceId, event, input: { by: "system" }, mover: null, at: now() });
      if (!moved.ok) return abort(moved);
    }
    return ok(null);
  });
}

async function statusOf(tx: Tx, invoiceId: string): Promise<InvoiceStatus | undefined> {
  return (await tx.invoice.findUnique({ where: { id: invoiceId }, select: { status: true } }))?.status;
}
