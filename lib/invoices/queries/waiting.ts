import "server-only";
import { type Actor, canSomewhere } from "#lib/access/index.ts";
import { reachOf, validatingStructures } from "#lib/invoices/data/invoice.scope.ts";
import { countToValidate } from "#lib/invoices/data/to-validate-list.ts";
import { statusCounts } from "#lib/invoices/data/totals-of-lists.ts";
import { countWorkList } from "#lib/invoices/data/work-list.ts";
import { isOneOf, RECIPIENT_WORK_STATUSES } from "#lib/invoices/domain/status.ts";
import type { Total } from "#lib/invoices/domain/views.ts";

/** What waits for a person in each application of invoices; null where they have no right. */
export type Waiting = {
  readonly FACTURES_EMISES: Total | null;
  readonly FACTURES_RECUES: Total | null;
  readonly FACTURES_A_VALIDER: Total | null;
};

/**
 * How many invoices wait, for the cards of the home page. The supplier's are counted up to a limit (a rejection that was treated
 * keeps its status, so the kept counters cannot tell), the recipient's come from the kept counters.
 */
export async function waitingInvoices(actor: Actor): Promise<Waiting> {
  const [issued, received, toValidate] = await Promise.all([
    canSomewhere(actor, "invoice.readIssued")
      ? countWorkList(reachOf(actor, "issued"), { rejectedSince: null, instructorId: null })
      : null,
    canSomewhere(actor, "invoice.readReceived") ? receivedWaiting(actor) : null,
    canSomewhere(actor, "invoice.readToValidate")
      ? countToValidate(validatingStructures(actor), { waiting: true })
      : null,
  ]);
  return { FACTURES_EMISES: issued, FACTURES_RECUES: received, FACTURES_A_VALIDER: toValidate };
}

async function receivedWaiting(actor: Actor): Promise<Total> {
  const counts = await statusCounts(reachOf(actor, "received"), "received");
  const waiting = counts.filter(({ status }) => isOneOf(RECIPIENT_WORK_STATUSES, status));
  return { count: waiting.reduce((sum, { count }) => sum + count, 0), exact: true };
}
