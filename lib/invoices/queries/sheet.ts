import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { underPseudonyms } from "#lib/invoices/data/closed-people.ts";
import { type ReadSide, visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { addedSinceSuspension, SHEET_SELECT, type SheetRow, toSheet } from "#lib/invoices/data/sheet.mapping.ts";
import { type Cadre, isCadre } from "#lib/invoices/domain/cadres.ts";
import { type AvailableEvent, availableEvents, type InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import { toReform } from "#lib/invoices/domain/reform.ts";
import { isAcknowledgement } from "#lib/invoices/domain/returned.ts";
import { hasSecondValidator } from "#lib/invoices/domain/validation.ts";
import type { InvoiceSheet } from "#lib/invoices/domain/views.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";

/** The sheet as its supplier sees it, drafts included. Null when there is none for this person. */
export async function issuedSheet(actor: Actor, invoiceId: string): Promise<InvoiceSheet | null> {
  const row = await load(actor, "issued", invoiceId);
  if (!row) return null;
  const subject = { structureId: row.supplier.id, serviceId: row.supplierServiceId };
  // A rejection that was treated asks for nothing more, and acknowledging has a page of its own for all that came back.
  const offered = eventsFor(actor, row, "supplier", subject).filter(
    ({ event }) => !isAcknowledgement(event) && !isDone(event, row),
  );
  return { ...toSheet(row, parisDay(now()), "issued"), side: "issued", actions: offered };
}

/**
 * The sheet as its recipient sees it, from the moment it was made available. What the supplier did before sending, and what it is
 * gathering to complete a suspended invoice, is not his to see.
 */
export async function receivedSheet(actor: Actor, invoiceId: string): Promise<InvoiceSheet | null> {
  const row = await load(actor, "received", invoiceId);
  if (!row?.recipient) return null;
  const subject = { structureId: row.recipient.id, serviceId: row.recipientServiceId };
  const sheet = toSheet(row, parisDay(now()), "received");
  return {
    ...sheet,
    files: sheet.files.filter((file) => !addedSinceSuspension(file, row)),
    history: sheet.history.filter((event) => event.status !== "BROUILLON"),
    replaces: null,
    replacedBy: null,
    side: "received",
    // An answer is given to a request that waits.
    actions: eventsFor(actor, row, "recipient", subject).filter(
      ({ event }) => row.cancellationAskedAt !== null || !CANCELLATION_ANSWERS.includes(event),
    ),
  };
}

const CANCELLATION_ANSWERS: readonly InvoiceEvent[] = ["accept-cancellation", "refuse-cancellation"];

/** What was done already and is not to be done again. */
function isDone(event: InvoiceEvent, row: SheetRow): boolean {
  if (event === "treat-rejection") return row.rejectionHandledAt !== null;
  if (event === "ask-cancellation") return row.cancellationAskedAt !== null;
  return event === "declare-payment" && row.paymentReceivedAt !== null;
}

async function load(actor: Actor, side: ReadSide, invoiceId: string): Promise<SheetRow | null> {
  if (!isId(invoiceId)) return null;
  const where = { AND: [{ id: invoiceId }, visibleTo(actor, side)] };
  const row = await db().invoice.findFirst({ where, select: SHEET_SELECT });
  return row && { ...row, events: await underPseudonyms(row.events) };
}

/** The buttons: what the table allows from here, and this person too. */
function eventsFor(
  actor: Actor,
  row: SheetRow,
  by: "supplier" | "recipient",
  subject: { structureId: string; serviceId: string | null },
): readonly AvailableEvent[] {
  const cadre: Cadre = isCadre(row.cadre) ? row.cadre : "A1_FACTURE_FOURNISSEUR";
  return availableEvents(
    {
      status: row.status,
      cadre,
      secondValidator: hasSecondValidator(cadre, row.secondValidatorId),
      reform: toReform(row.reform),
    },
    by,
  ).filter(({ permission }) => permission !== null && can(actor, permission, subject));
}
