import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Actor, structuresWith } from "#lib/access/index.ts";
import { type InvoiceEvent, issuedSheet } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * The sheet of an invoice that waits for one of these gestures of this person. For who acts for its supplier, one that does not wait for it any
 * more has a sheet that tells why; for anybody else, there is no such page.
 */
export async function awaitedGesture(actor: Actor, invoiceId: string, events: readonly InvoiceEvent[]) {
  const sheet = await issuedSheet(actor, invoiceId);
  if (!sheet) notFound();
  if (sheet.actions.some(({ event }) => events.includes(event))) return sheet;
  const acts = structuresWith(actor, "invoice.submit").some(({ structureId }) => structureId === sheet.supplier.id);
  if (!acts) notFound();
  redirect(routes.issuedInvoice(sheet.id, { fait: "trop-tard" }));
}
