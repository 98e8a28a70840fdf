import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import { availableEvents, type InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

/** The one thing a supplier does next about an invoice, each on a page of its own. */
export type SupplierGesture = "edit" | "complete" | "recycle" | "acknowledge";

/** The event that ends each gesture. Gestures follow from the transition table: no row, no button. */
const GESTURES: readonly (readonly [InvoiceEvent, SupplierGesture])[] = [
  ["submit", "edit"],
  ["complete", "complete"],
  ["recycle", "recycle"],
  ["treat-rejection", "acknowledge"],
];

export function supplierGesture(invoice: {
  readonly status: InvoiceStatus;
  readonly cadre: Cadre;
  /** The rejection was acknowledged: it asks for nothing more. */
  readonly rejectionHandled: boolean;
}): SupplierGesture | null {
  const events = availableEvents({ ...invoice, secondValidator: false }, "supplier").map(({ event }) => event);
  const gesture = GESTURES.find(([event]) => events.includes(event))?.[1] ?? null;
  return gesture === "acknowledge" && invoice.rejectionHandled ? null : gesture;
}
