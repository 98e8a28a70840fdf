import { type Actor, loadActor } from "#lib/access/index.ts";
import { invoicePdf } from "#lib/demo/index.ts";
import { closeReaders, receiveDocument } from "#lib/documents/index.ts";
import {
  acknowledgeReturned,
  completeInvoice,
  createDraft,
  draftFromReading,
  makeAvailable,
  submitInvoice,
  treatReceived,
  updateDraft,
} from "#lib/invoices/index.ts";
import { now, useClock as setClock } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { Money } from "#lib/shared/money.ts";
import type { Result } from "#lib/shared/result.ts";
import { seedId, structureId } from "#prisma/seed/ids.ts";
import { INVOICE_STORIES, type InvoiceStory, type StoryStep } from "#prisma/seed/invoice-stories.ts";

const DAY = 86_400_000;
const VAT = Money.of("20");

/**
 * Plays the stories of the demonstration through the same commands as people's, on a clock set back to when each thing happened.
 * Does nothing once there is an invoice. What the past would have announced is dropped: nobody gets forty mails at the first start.
 */
export async function seedInvoices(): Promise<number> {
  if (await db().invoice.findFirst({ select: { id: true } })) return 0;
  const start = now();
  try {
    for (const story of INVOICE_STORIES) await play(story, start);
  } finally {
    await closeReaders();
  }
  await pool().query(
    "delete from pgboss.job where name in ('invoice.announce', 'invoice.route') and state = 'created'",
  );
  return INVOICE_STORIES.length;
}

/** Runs `work` as if it were `days` before the start of the demonstration, at an hour when offices are open. */
async function daysAgo<T>(start: Date, days: number, minute: number, work: () => Promise<T>): Promise<T> {
  const at = new Date(start.getTime() - days * DAY + minute * 60_000);
  const restore = setClock({ now: () => at });
  try {
    return await work();
  } finally {
    restore();
  }
}

async function play(story: InvoiceStory, start: Date): Promise<void> {
  const seller = await actor(story.by);
  const draft = await daysAgo(start, story.sentAgo ?? 1, 0, () => draftOf(story, seller));
  if (story.sentAgo === null) return;
  await daysAgo(start, story.sentAgo, 6, async () =>
    must(await submitInvoice(seller, { ...draft, idempotencyKey: newId() })),
  );
  // Its validator has it, and the recipient does not yet.
  if (story.validator) return;
  await daysAgo(start, story.sentAgo, 7, async () => must(await makeAvailable(draft.invoiceId)));
  for (const step of story.steps) {
    await daysAgo(start, step.ago, 30, async () => must(await take(step, draft.invoiceId)));
  }
}

async function draftOf(story: InvoiceStory, seller: Actor) {
  const supplierId = structureId(story.supplier);
  const bytes = await pdfOf(story);
  const fileName = `${story.credit ? "avoir" : "facture"}-${story.number}.pdf`;
  const { invoiceId } = must(
    await receiveDocument(seller, { structureId: supplierId, fileName, bytes }, (tx, { documentId, reading }) => {
      const { fields, vatLines, iban } = draftFromReading(reading.fields);
      const what = {
        supplierId,
        documentId,
        depositMode: "DEPOT_PDF_PORTAIL",
        depositFormat: "PDF_NON_SIGNE",
      } as const;
      return createDraft(tx, seller, { ...what, fields, vatLines: [...vatLines] }, { iban });
    }),
  );
  const { version } = must(
    await updateDraft(seller, { invoiceId, version: 1, locale: "en", fields: typed(story), vatLines: [] }),
  );
  return { invoiceId, version };
}

function amounts(story: InvoiceStory) {
  const excl = Money.of(story.totalExclTax);
  const tax = excl.percent(VAT).round();
  return { totalExclTax: excl.toString(), totalTax: tax.toString(), totalInclTax: excl.add(tax).toString() };
}

/** What the supplier checks and completes: the same values as on the document. */
function typed(story: InvoiceStory) {
  const { totalExclTax, totalTax, totalInclTax } = amounts(story);
  return {
    recipientIdentifier: story.recipient,
    recipientServiceCode: story.service ?? "",
    commitmentNumber: story.commitment ?? "",
    ...(story.validator ? { cadre: "A9_FACTURE_SOUSTRAITANT", validatorIdentifier: story.validator } : {}),
    number: story.number,
    issueDate: parisDay(now()),
    invoiceType: story.credit ? "AVOIR" : "FACTURE",
    originalNumber: story.originalNumber ?? "",
    vatType: "TVA_SUR_DEBIT",
    paymentMode: story.credit ? "" : "VIREMENT",
    totalExclTax,
    totalTax,
    totalInclTax,
    amountDue: totalInclTax,
  };
}

async function pdfOf(story: InvoiceStory): Promise<Uint8Array> {
  const [supplier, recipient] = await Promise.all([party(story.supplier), party(story.recipient)]);
  return invoicePdf({
    title: story.credit ? "AVOIR" : "FACTURE",
    number: story.number,
    date: parisDay(now()),
    supplier: [supplier.legalName, supplier.address, `SIRET : ${supplier.identifier}`, `TVA : ${supplier.vatNumber}`],
    recipient: [recipient.legalName, recipient.address, `SIRET : ${recipient.identifier}`],
    references: [
      ...(story.service ? [`Code service : ${story.service}`] : []),
      ...(story.commitment ? [`N° d'engagement : ${story.commitment}`] : []),
    ],
    label: story.label,
    ...amounts(story),
    footer: `IBAN : ${supplier.iban}. Paiement à trente jours par virement.`,
  });
}

async function party(identifier: string) {
  const row = await db().structure.findUniqueOrThrow({
    where: { id: structureId(identifier) },
    select: {
      legalName: true,
      identifier: true,
      addressLine: true,
      postcode: true,
      town: true,
      vatNumber: true,
      bankAccounts: { orderBy: { label: "asc" }, take: 1, select: { iban: true } },
    },
  });
  const address = [row.addressLine, [row.postcode, row.town].filter(Boolean).join(" ")].filter(Boolean).join("\n");
  return { ...row, address, vatNumber: row.vatNumber ?? "", iban: row.bankAccounts[0]?.iban ?? "" };
}

async function take(step: StoryStep, invoiceId: string): Promise<Result<unknown>> {
  const who = await actor(step.by);
  if (step.event === "complete") return completeInvoice(who, { invoiceId, comment: step.comment });
  if (step.event === "acknowledge") return acknowledgeReturned(who, { invoices: invoiceId });
  const { ago: _ago, by: _by, ...move } = step;
  const { status: seenStatus } = await db().invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: { status: true },
  });
  return treatReceived(who, { ...move, invoiceId, seenStatus });
}

async function actor(email: string): Promise<Actor> {
  const found = await loadActor(seedId(`user ${email}`), { id: seedId("session of the seed") });
  if (!found) throw new Error(`the seed has nobody called ${email}`);
  return found;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the seed was refused: ${JSON.stringify(result)}`);
  return result.data;
}
