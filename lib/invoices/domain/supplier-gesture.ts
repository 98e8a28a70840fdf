import type { Actor } from "#lib/access/domain/actor.ts";
import { can } from "#lib/access/domain/can.ts";
import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import { availableEvents, type InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { IssuedRow } from "#lib/invoices/domain/views.ts";

/** The one thing a supplier does next about an invoice, each on a page of its own. */
export type SupplierGesture = "edit" | "complete" | "recycle" | "acknowledge" | "correctValidator";

/** The event that ends each gesture. Gestures follow from the transition table: no row, no button. */
const GESTURES: readonly (readonly [InvoiceEvent, SupplierGesture])[] = [
  ["submit", "edit"],
  ["complete", "complete"],
  ["recycle", "recycle"],
  ["treat-rejection", "acknowledge"],
  ["correct-validator", "correctValidator"],
  ["correct-second-validator", "correctValidator"],
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

export type RowWithGesture = IssuedRow & {
  readonly gesture: SupplierGesture | null;
  /** They may open drafts there: duplicate it, say who takes care of it. */
  readonly mayDraft: boolean;
};

/** The rows of a list, each with what this person may do about it: whoever only consults is offered nothing. */
export function withGestures(actor: Actor, rows: readonly IssuedRow[]): readonly RowWithGesture[] {
  return rows.map((row) => {
    const permission = row.status === "BROUILLON" ? "invoice.draft" : "invoice.submit";
    const subject = { structureId: row.supplierId, serviceId: row.supplierServiceId };
    const allowed = can(actor, permission, subject);
    // The cadre decides where sending leads, never whether there is something to do.
    const gesture = allowed ? supplierGesture({ ...row, cadre: "A1_FACTURE_FOURNISSEUR" }) : null;
    return { ...row, gesture, mayDraft: can(actor, "invoice.draft", subject) };
  });
}
