import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import { type Motif, motifsFor } from "#lib/invoices/domain/motifs.ts";
import { type Reform, SOCLE } from "#lib/invoices/domain/reform.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import {
  INVOICE_TRANSITIONS,
  type InvoicePermission,
  type InvoiceTransition,
  type Need,
  type Side,
} from "#lib/invoices/domain/transitions.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type InvoiceEvent = (typeof INVOICE_TRANSITIONS)[number]["event"];

type Row = InvoiceTransition & { readonly event: InvoiceEvent };
const TABLE: readonly Row[] = INVOICE_TRANSITIONS;

/** What `decide` must know of an invoice. `status` is null before it exists. */
export type InvoiceFacts = {
  readonly status: InvoiceStatus | null;
  readonly cadre: Cadre;
  readonly secondValidator: boolean;
  /** The rules of the reform that it was sent under; left out: none of them. */
  readonly reform?: Reform;
};

export type EventInput = {
  readonly by: Side;
  readonly motif?: string | null;
  readonly comment?: string | null;
  readonly newAttachments?: number;
  readonly validatorNamed?: boolean;
  readonly validationPeriodOver?: boolean;
};

export type DecideRefusal =
  | "transition.notFromThisStatus"
  | "transition.notForThisSide"
  | "transition.notForThisCadre"
  | "transition.motifRequired"
  | "transition.motifNotAllowed"
  | "transition.commentRequired"
  | "transition.motifOrCommentRequired"
  | "transition.attachmentOrCommentRequired"
  | "transition.validatorRequired"
  | "transition.secondValidatorExpected"
  | "transition.validationPeriodRunning";

export type Decision = {
  readonly row: string;
  readonly event: InvoiceEvent;
  readonly from: InvoiceStatus | null;
  readonly to: InvoiceStatus;
};

/**
 * The next status of an invoice after an event, or why it is refused. Pure: permissions and rows in the database are the
 * caller's business, the rule is here and nowhere else (domain reference § 10.2).
 */
export function decide(invoice: InvoiceFacts, event: InvoiceEvent, input: EventInput): Result<Decision, DecideRefusal> {
  const found = findRow(invoice, event, input.by);
  if (!found.ok) return found;
  const row = found.data;
  const unmet = row.needs.map((need) => NEED_CHECKS[need](invoice, input)).find((code) => code !== null);
  if (unmet) return refuse(unmet, { params: { event } });
  if (input.motif && !allowedMotifs(row, invoice.cadre).includes(input.motif as Motif)) {
    return refuse("transition.motifNotAllowed", { params: { motif: input.motif.slice(0, 40) } });
  }
  return ok({ row: row.row, event, from: invoice.status, to: row.to });
}

type FindRefusal = "transition.notFromThisStatus" | "transition.notForThisSide" | "transition.notForThisCadre";

/** The refusal names the first thing that is wrong: the moment, then the person, then the kind of invoice. */
function findRow(invoice: InvoiceFacts, event: InvoiceEvent, by: Side): Result<Row, FindRefusal> {
  const rules = invoice.reform ?? SOCLE;
  const fromHere = TABLE.filter((row) => row.event === event && row.from.includes(invoice.status) && holds(row, rules));
  if (fromHere.length === 0) {
    return refuse("transition.notFromThisStatus", { params: { event, status: invoice.status ?? "" } });
  }
  const ofSide = fromHere.filter((row) => row.by === by);
  if (ofSide.length === 0) return refuse("transition.notForThisSide", { params: { event } });
  const row = ofSide.find((candidate) => !candidate.cadres || candidate.cadres.includes(invoice.cadre));
  return row ? ok(row) : refuse("transition.notForThisCadre", { params: { event, cadre: invoice.cadre } });
}

/** True of a row that stands under these rules of the reform. */
export function holds({ reform }: InvoiceTransition, rules: Reform): boolean {
  return !reform || rules.includes(reform.rule) === reform.on;
}

/** A reason is a word of the closed list; anything else counts as none. */
function allowedMotifs(row: InvoiceTransition, cadre: Cadre): readonly Motif[] {
  return row.motifs ? motifsFor(row.motifs, cadre) : [];
}

type NeedCheck = (invoice: InvoiceFacts, input: EventInput) => DecideRefusal | null;

const NEED_CHECKS: Readonly<Record<Need, NeedCheck>> = {
  motif: (_, input) => (input.motif ? null : "transition.motifRequired"),
  comment: (_, input) => (hasText(input.comment) ? null : "transition.commentRequired"),
  motifOrComment: (_, input) => (input.motif || hasText(input.comment) ? null : "transition.motifOrCommentRequired"),
  attachmentOrComment: (_, input) =>
    (input.newAttachments ?? 0) > 0 || hasText(input.comment) ? null : "transition.attachmentOrCommentRequired",
  validator: (_, input) => (input.validatorNamed ? null : "transition.validatorRequired"),
  secondValidator: (invoice) => (invoice.secondValidator ? null : "transition.secondValidatorExpected"),
  noSecondValidator: (invoice) => (invoice.secondValidator ? "transition.secondValidatorExpected" : null),
  validationPeriodOver: (_, input) => (input.validationPeriodOver ? null : "transition.validationPeriodRunning"),
  checks: () => null,
};

function hasText(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text.trim() !== "";
}

/** One button: what it does, what it will ask. */
export type AvailableEvent = {
  readonly event: InvoiceEvent;
  readonly to: InvoiceStatus;
  readonly permission: InvoicePermission | null;
  readonly needs: readonly Need[];
  readonly motifs: readonly Motif[];
};

/** The events that one side may cause now. Screens draw their buttons from here, so that none leads to a refusal. */
export function availableEvents(invoice: InvoiceFacts, by: Side): readonly AvailableEvent[] {
  return TABLE.filter(
    (row) =>
      row.by === by &&
      row.from.includes(invoice.status) &&
      holds(row, invoice.reform ?? SOCLE) &&
      (!row.cadres || row.cadres.includes(invoice.cadre)) &&
      !(row.needs.includes("secondValidator") && !invoice.secondValidator) &&
      !(row.needs.includes("noSecondValidator") && invoice.secondValidator),
  ).map((row) => ({
    event: row.event,
    to: row.to,
    permission: row.permission,
    needs: row.needs,
    motifs: allowedMotifs(row, invoice.cadre),
  }));
}

/** True when the table has one of these events from here, whoever's it is. */
export function leadsFrom(status: InvoiceStatus, events: readonly InvoiceEvent[]): boolean {
  return TABLE.some((row) => events.includes(row.event) && row.from.includes(status));
}

/** What the system does by itself the moment an invoice is there; null: nothing. */
export function atOnce(invoice: InvoiceFacts): InvoiceEvent | null {
  const row = TABLE.find(
    (one) => one.atOnce && one.from.includes(invoice.status) && holds(one, invoice.reform ?? SOCLE),
  );
  return row?.event ?? null;
}

/** The row's permission, for the command that is about to cause the event. Null: the system alone may. */
export function permissionFor(event: InvoiceEvent): InvoicePermission | null {
  return TABLE.find((row) => row.event === event)?.permission ?? null;
}

/** Every pair of statuses that the table allows, without repetition: what the database's own guard is filled with. */
export function statusPairs(): readonly (readonly [InvoiceStatus | null, InvoiceStatus])[] {
  const pairs = new Map<string, readonly [InvoiceStatus | null, InvoiceStatus]>();
  for (const row of TABLE) {
    for (const from of row.from) if (from !== row.to) pairs.set(`${from}>${row.to}`, [from, row.to]);
  }
  return [...pairs.values()];
}
