import type { CopyInto } from "#bench/generate/copy.ts";
import type { Random } from "#bench/generate/random.ts";
import { STORIES, type Story, type ToldStep } from "#bench/generate/stories.ts";
import type { Party } from "#bench/generate/structures.ts";
import { type ChainedEvent, chain } from "#lib/invoices/domain/history.ts";
import { draftNumber } from "#lib/invoices/domain/numbers.ts";
import { clockAfter, type PaymentClock } from "#lib/invoices/domain/payment-clock.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { ARCHIVED_STATUSES, isOneOf } from "#lib/invoices/domain/status.ts";
import type { Side } from "#lib/invoices/domain/transitions.ts";
import { parisDay } from "#lib/shared/dates.ts";

const HOUR = 3_600_000;

export const INVOICE_COLUMNS = [
  ...["id", "status", "version", "draft_number", "number", "invoice_type", "cadre", "deposit_mode"],
  ...["supplier_id", "recipient_id", "recipient_service_id", "validator_id", "created_by_id", "issue_date", "vat_type"],
  ...["payment_mode", "commitment_number", "total_excl_tax", "total_tax", "total_incl_tax", "amount_due"],
  ...["submitted_at", "submitted_year", "made_available_at", "status_at", "status_motif", "status_comment"],
  ...["created_at", "updated_at", "archived_at"],
];
export const VAT_COLUMNS = ["id", "invoice_id", "position", "rate", "base", "tax"];
export const EVENT_COLUMNS = [
  ...["id", "invoice_id", "position", "event", "status", "at", "user_id", "user_name", "user_email"],
  ...["structure_id", "structure_label", "motif", "comment", "previous_hash", "hash"],
];
export const CLOCK_COLUMNS = [
  ...["invoice_id", "days", "started_on", "due_on", "interrupted_on", "remaining_days", "interruption_used"],
  ...["stopped_on", "stop_reason"],
];

export const DOCUMENT_COLUMNS = [
  ...[
    "id",
    "sha256",
    "size",
    "file_name",
    "media_type",
    "detected_kind",
    "uploaded_by_id",
    "structure_id",
    "created_at",
  ],
];
export const FILE_COLUMNS = ["id", "invoice_id", "document_id", "role", "designation", "type_code", "added_at"];

export type InvoiceTables = Readonly<Record<"invoice" | "vat" | "event" | "clock" | "document" | "file", CopyInto>>;

/** Who takes part in one invoice, and its place in the numbering. */
export type Cast = {
  readonly supplier: Party;
  readonly recipient: Party;
  /** Number of this invoice among its supplier's and among all. */
  readonly supplierSequence: number;
  readonly sequence: number;
};

/** What the counters must know of an invoice that was written. */
export type Written = {
  readonly status: InvoiceStatus;
  /** TTC, negative for a credit note. */
  readonly cents: number;
  readonly isVisibleToRecipient: boolean;
  readonly events: number;
};

const DEPOSIT_MODES = ["DEPOT_PDF_PORTAIL", "DEPOT_PDF_PORTAIL", "SAISIE_PORTAIL", "EDI", "DEPOT_PDF_API"] as const;
const RATES = [20, 20, 20, 10, 5.5] as const;

/** Writes one invoice that begins at `start`, with its history, its VAT line and its payment clock, as they are at `until`. */
export function writeInvoice(tables: InvoiceTables, random: Random, cast: Cast, start: number, until: number): Written {
  const id = random.id(start);
  const story = pickStory(random);
  const past = happened(story, random, start, until);
  const events = writeHistory(tables.event, random, id, cast, past);
  const last = events.at(-1);
  if (!last) throw new Error("a story has at least one step");
  const sent = events.find((event) => event.event === "submit")?.at ?? null;
  const available = availableSince(events);
  const isCredit = random.next() < 0.04;
  const amounts = drawAmounts(random);
  const rate = amounts.rate.toFixed(4);
  const day = sent ? parisDay(new Date(start)) : null;
  const year = new Date(start).getUTCFullYear();
  tables.invoice.add([
    ...[id, last.status, events.length, draftNumber(year, BigInt(cast.sequence))],
    ...[`F${year}-${String(cast.supplierSequence).padStart(7, "0")}`, isCredit ? "AVOIR" : "FACTURE"],
    ...[story.cadre, random.pick(DEPOSIT_MODES), cast.supplier.id, cast.recipient.id],
    ...[serviceFor(cast.recipient, random), story.cadre.startsWith("A9") ? cast.supplier.id : null],
    ...[cast.supplier.userId, day, "TVA_SUR_DEBIT", "VIREMENT"],
    ...[random.next() < 0.6 ? `EJ${random.between(10 ** 7, 10 ** 8 - 1)}` : null],
    ...[euros(amounts.base), euros(amounts.tax), euros(amounts.total), euros(amounts.total)],
    ...[sent, sent && Number(parisDay(sent).slice(0, 4)), available, last.at, last.motif, last.comment],
    ...[new Date(start), last.at, archivedAt(last, until)],
  ]);
  tables.vat.add([random.id(start), id, 1, rate, euros(amounts.base), euros(amounts.tax)]);
  writeMainFile(tables, random, id, cast, start);
  const clock = clockOf(events, cast.recipient.days);
  if (clock) writeClock(tables.clock, id, clock);
  return {
    status: last.status,
    cents: isCredit ? -amounts.total : amounts.total,
    isVisibleToRecipient: available !== null,
    events: events.length,
  };
}

/** In the night when it has been over for a year, as the job of the night does. */
function archivedAt({ status, at }: ChainedEvent, until: number): Date | null {
  const over = at.getTime() + 366 * 24 * HOUR;
  return isOneOf(ARCHIVED_STATUSES, status) && over < until ? new Date(over) : null;
}

/** When the present recipient could first see it: forgotten when the invoice leaves again for another one. */
function availableSince(events: readonly ChainedEvent[]): Date | null {
  let since: Date | null = null;
  for (const event of events) {
    if (event.status === "MISE_A_DISPOSITION") since = event.at;
    if (event.status === "DEPOSEE") since = null;
  }
  return since;
}

const SHARES = STORIES.reduce((sum, story) => sum + story.share, 0);

function pickStory(random: Random): Story {
  let left = random.next() * SHARES;
  for (const story of STORIES) {
    left -= story.share;
    if (left < 0) return story;
  }
  throw new Error("no story");
}

type Dated = ToldStep & { readonly at: number };

/** The steps of the story that lie before `until`; the first one always does. */
function happened(story: Story, random: Random, start: number, until: number): Dated[] {
  let at = start;
  const steps: Dated[] = [];
  for (const step of story.steps) {
    at += Math.floor((step.hours[0] + random.next() * (step.hours[1] - step.hours[0])) * HOUR) + 1_000;
    if (steps.length > 0 && at > until) break;
    steps.push({ ...step, at });
  }
  return steps;
}

function writeHistory(table: CopyInto, random: Random, invoiceId: string, cast: Cast, steps: Dated[]): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (const [index, step] of steps.entries()) {
    const event = chain(events.at(-1) ?? null, {
      invoiceId,
      position: index + 1,
      event: step.event,
      status: step.status,
      at: new Date(step.at),
      ...identity(step.by, cast),
      motif: step.motif ?? null,
      comment: step.comment ?? null,
    });
    events.push(event);
    table.add([
      ...[random.id(step.at), invoiceId, event.position, event.event, event.status, event.at],
      ...[event.userId, event.userName, event.userEmail, event.structureId, event.structureLabel],
      ...[event.motif, event.comment, event.previousHash, event.hash],
    ]);
  }
  return events;
}

/** Validators are played by the supplier's own structure: this data is about volume, not about who may validate. */
function identity(by: Side, cast: Cast) {
  if (by === "system")
    return { userId: null, userName: null, userEmail: null, structureId: null, structureLabel: null };
  const party = by === "recipient" ? cast.recipient : cast.supplier;
  return {
    userId: party.userId,
    userName: party.userName,
    userEmail: party.userEmail,
    structureId: party.id,
    structureLabel: party.label,
  };
}

/** The clock as the domain computes it, event after event. */
export function clockOf(events: readonly ChainedEvent[], days: number): PaymentClock | null {
  let clock: PaymentClock | null = null;
  for (const event of events) clock = clockAfter(clock, event.status, parisDay(event.at), days);
  return clock;
}

/** One main file each, as rows only: the bytes that they name are not in storage. */
function writeMainFile(tables: InvoiceTables, random: Random, invoiceId: string, cast: Cast, at: number): void {
  const documentId = random.id(at);
  const size = random.between(40_000, 400_000);
  const added = new Date(at);
  tables.document.add([
    ...[documentId, random.hex(64), size, "facture.pdf", "application/pdf", "pdf-text"],
    ...[cast.supplier.userId, cast.supplier.id, added],
  ]);
  tables.file.add([random.id(at), invoiceId, documentId, "MAIN", "Facture", "01", added]);
}

function writeClock(table: CopyInto, invoiceId: string, clock: PaymentClock): void {
  table.add([
    ...[invoiceId, clock.days, clock.startedOn, clock.dueOn, clock.interruptedOn, clock.remainingDays],
    ...[clock.interruptionUsed, clock.stoppedOn, clock.stopReason],
  ]);
}

function serviceFor(recipient: Party, random: Random): string | null {
  const [first, ...others] = recipient.serviceIds;
  return first === undefined ? null : random.pick([first, ...others]);
}

/** Between 50 € and 500 k€, small ones far more often; in cents, so that sums are exact. */
function drawAmounts(random: Random) {
  const base = Math.round(5_000 * 10 ** (4 * random.next() ** 1.5));
  const rate = random.pick(RATES);
  const tax = Math.round((base * rate * 10) / 1_000);
  return { base, rate, tax, total: base + tax };
}

/** Cents as a decimal string. */
export function euros(cents: number): string {
  const text = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
}
