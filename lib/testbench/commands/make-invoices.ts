import "server-only";
import { type Actor, canAsStaff, loadActor } from "#lib/access/index.ts";
import { keepMadeDocument, makeDocument } from "#lib/documents/index.ts";
import {
  completeInvoice,
  createDraft,
  makeAvailable,
  type StepOfTreatment,
  submitInvoice,
  treatReceived,
  updateDraft,
} from "#lib/invoices/index.ts";
import { now, playAt, trueNow } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { Money } from "#lib/shared/money.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { structureSheet } from "#lib/structures/index.ts";
import { mayOrder } from "#lib/testbench/commands/order-invoices.ts";
import { type MadeStatus, MOTIF_OF, momentsOf, PATHS, type Step } from "#lib/testbench/domain/paths.ts";
import { benchPdf } from "#lib/testbench/queries/bench-pdf.ts";

const DAY = 86_400_000;

/**
 * Makes the invoices of an order, one by one, by the commands that people use, each at the time it would have happened: history, clock
 * and counters are right because nothing else wrote them. What runs for a `bench.make` job; run again, it goes on where it stopped.
 */
export async function makeInvoices(orderId: string): Promise<void> {
  const order = await db().testOrder.findUnique({ where: { id: orderId, endedAt: null } });
  if (!order || !env().testBench) return;
  const end = (problem: string | null) =>
    db().testOrder.update({ where: { id: orderId }, data: { endedAt: trueNow(), problem } });
  // The right may be gone since it was ordered.
  const tester = await loadActor(order.byId, { id: orderId });
  if (!tester || !canAsStaff(tester, "bench.use") || !mayOrder(tester, order.supplierId, order.recipientId)) {
    await end("NOT_FOUND");
    return;
  }
  const actor = playing(tester, order.supplierId, order.recipientId);
  for (let index = order.made; index < order.count; index += 1) {
    const made = await makeOne(actor, { ...order, status: order.status as MadeStatus }, index);
    if (!made.ok) {
      await end(made.fields?.[0]?.code ?? made.code);
      return;
    }
    await db().testOrder.update({ where: { id: orderId }, data: { made: index + 1 } });
  }
  await end(null);
}

/** The tester on both sides of the invoice: the rights of each, on these two structures and in this job alone. */
function playing(tester: Actor, supplierId: string, recipientId: string): Actor {
  const place = (structureId: string, application: "FACTURES_EMISES" | "FACTURES_RECUES") => ({
    structureId,
    role: "USER" as const,
    habilitations: [{ application, level: "MODIFICATION" as const, serviceId: null }],
  });
  return {
    ...tester,
    memberships:
      supplierId === recipientId
        ? [
            {
              structureId: supplierId,
              role: "USER",
              habilitations: [
                ...place(supplierId, "FACTURES_EMISES").habilitations,
                ...place(recipientId, "FACTURES_RECUES").habilitations,
              ],
            },
          ]
        : [place(supplierId, "FACTURES_EMISES"), place(recipientId, "FACTURES_RECUES")],
  };
}

type Order = {
  readonly id: string;
  readonly supplierId: string;
  readonly recipientId: string;
  readonly status: MadeStatus;
  readonly daysAgo: number;
};

async function makeOne(actor: Actor, order: Order, index: number): Promise<Result<null>> {
  const number = `ESSAI-${order.id.slice(-8)}-${index + 1}`.toUpperCase();
  const at = new Date(now().getTime() - order.daysAgo * DAY);
  const steps: readonly Step[] | null = PATHS[order.status];
  const draft = await playAt(at, () => draftOf(actor, order, number, index));
  if (!draft.ok || steps === null) return draft.ok ? ok(null) : draft;
  const { invoiceId, version } = draft.data;
  const sent = await playAt(at, () => submitInvoice(actor, { invoiceId, version, idempotencyKey: newId() }));
  if (!sent.ok) return sent;
  const arrived = await playAt(at, () => makeAvailable(invoiceId));
  if (!arrived.ok) return arrived;
  for (const [place, moment] of momentsOf(at, now(), steps.length).entries()) {
    const step = steps[place];
    if (!step) continue;
    const taken = await playAt(moment, () => take(actor, invoiceId, step));
    if (!taken.ok) return taken;
  }
  return ok(null);
}

const COMMENT = "Facture du banc d’essai.";

async function take(actor: Actor, invoiceId: string, step: Step): Promise<Result<unknown>> {
  if (step === "complete") return completeInvoice(actor, { invoiceId, comment: COMMENT });
  const { status } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { status: true } });
  return treatReceived(actor, {
    ...{ invoiceId, event: step as StepOfTreatment, seenStatus: status, comment: COMMENT },
    motif: MOTIF_OF[step] ?? null,
  });
}

async function draftOf(actor: Actor, order: Order, number: string, index: number) {
  const [supplier, recipient] = await Promise.all([
    structureSheet(order.supplierId),
    structureSheet(order.recipientId),
  ]);
  if (!supplier || !recipient) return refuse("NOT_FOUND");
  const issueDate = parisDay(now());
  // No two alike: two invoices of one amount and one day are held to be one sent twice.
  const excl = Money.of(String(100 + index)).add(Money.of(`0.${String(index % 100).padStart(2, "0")}`));
  const tax = excl.percent(Money.of("20")).round();
  const amounts = { totalExclTax: excl.toString(), totalTax: tax.toString(), totalInclTax: excl.add(tax).toString() };
  const made = await makeDocument(
    await benchPdf({ number, issueDate, supplier: supplier.legalName, recipient: recipient.legalName, ...amounts }),
    `${number}.pdf`,
  );
  const opened = await transaction<Result<{ invoiceId: string }, string>>(async (tx) => {
    const documentId = await keepMadeDocument(tx, actor, order.supplierId, made);
    const draft = await createDraft(tx, actor, {
      ...{ supplierId: order.supplierId, documentId },
      ...{ depositMode: "DEPOT_PDF_PORTAIL", depositFormat: "PDF_NON_SIGNE" },
    });
    return draft.ok ? draft : abort(draft satisfies Refusal);
  });
  if (!opened.ok) return opened;
  const { flags, services } = recipient;
  const service = services.find((one) => one.active && (flags.requiresService || one.requiresCommitment));
  return named(
    opened.data.invoiceId,
    await updateDraft(actor, {
      invoiceId: opened.data.invoiceId,
      version: 1,
      locale: "en",
      fields: {
        ...{ number, issueDate, recipientIdentifier: recipient.identifier, recipientServiceCode: service?.code ?? "" },
        // Ten digits, as the State wants them.
        commitmentNumber: "0000000001",
        ...{ vatType: "TVA_SUR_DEBIT", paymentMode: "CHEQUE", ...amounts, amountDue: amounts.totalInclTax },
      },
      vatLines: [],
    }),
  );
}

function named<C extends string>(invoiceId: string, saved: Result<{ readonly version: number }, C>) {
  return saved.ok ? ok({ invoiceId, version: saved.data.version }) : saved;
}
