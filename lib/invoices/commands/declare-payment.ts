import "server-only";
import { type Actor, notifyHolders } from "#lib/access/index.ts";
import { type AnswerRefusal, answer, order } from "#lib/invoices/commands/answer-recipient.ts";
import { applyTransition, type Transitioned } from "#lib/invoices/data/apply-transition.ts";
import { type DeclarePaymentInput, declarePaymentInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { db, type Tx, transaction } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** « Paiement reçu » (F-146): the supplier has the money. Doing it twice changes nothing. */
export async function declarePayment(
  actor: Actor,
  input: DeclarePaymentInput,
): Promise<Result<Transitioned, AnswerRefusal>> {
  const read = readInput(declarePaymentInput, input);
  if (!read.ok) return read;
  return answer(actor, read.data.invoiceId, async (tx, row) => {
    if (row.paymentReceivedAt) return ok({ invoiceId: row.id, from: row.status, to: row.status, position: 0 });
    return applyTransition(tx, {
      ...order(actor, row),
      // The status stays as it is: of two at once, the version tells which was first.
      seen: { status: row.status, version: row.version },
      event: "declare-payment",
      input: { by: "supplier" },
      set: { paymentReceivedAt: now() },
    });
  });
}

/** A payment that was released this long ago has arrived, or is to be asked about. */
export const REMIND_AFTER_DAYS = 30;
const DAY = 86_400_000;
const BATCH = 200;

/** What runs every day: whoever sends for the supplier is asked once whether an old « Mise en paiement » arrived. Answers with how many were asked about. */
export async function remindPayments(): Promise<number> {
  const at = now();
  const before = new Date(at.getTime() - REMIND_AFTER_DAYS * DAY);
  let done = 0;
  for (;;) {
    const rows = await db().invoice.findMany({
      where: {
        status: "MISE_EN_PAIEMENT",
        paymentReceivedAt: null,
        paymentRemindedAt: null,
        statusAt: { lt: before },
      },
      orderBy: [{ statusAt: "asc" }, { id: "asc" }],
      take: BATCH,
      select: { id: true },
    });
    for (const { id } of rows) if (await transaction((tx) => remind(tx, id, at))) done += 1;
    if (rows.length < BATCH) return done;
  }
}

/** False when somebody declared it, or another run reminded of it, meanwhile. */
async function remind(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.invoice.updateMany({
    where: { id, status: "MISE_EN_PAIEMENT", paymentReceivedAt: null, paymentRemindedAt: null },
    data: { paymentRemindedAt: at },
  });
  if (count !== 1) return false;
  const row = await tx.invoice.findUniqueOrThrow({
    where: { id },
    select: {
      number: true,
      statusAt: true,
      supplierId: true,
      supplierServiceId: true,
      recipient: { select: { legalName: true, identifier: true, undisclosed: true } },
    },
  });
  const { recipient } = row;
  await notifyHolders(tx, {
    permission: "invoice.submit",
    subject: { structureId: row.supplierId, serviceId: row.supplierServiceId },
    type: "invoice.paymentReminder",
    data: {
      number: row.number ?? "",
      otherParty: recipient?.undisclosed ? recipient.identifier : (recipient?.legalName ?? ""),
      day: parisDay(row.statusAt),
    },
    link: routes.issuedInvoice(id),
  });
  return true;
}
