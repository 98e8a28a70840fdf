import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { CLOCK_SELECT, saveClock, toClock } from "#lib/invoices/data/clock-rows.ts";
import { type CounterMove, moveCounters } from "#lib/invoices/data/counters.ts";
import { appendEvent, lastEvent, startHistory } from "#lib/invoices/data/history-rows.ts";
import { noteRefusal } from "#lib/invoices/data/refusal-motifs.ts";
import { type Cadre, isCadre } from "#lib/invoices/domain/cadres.ts";
import {
  atOnce,
  type DecideRefusal,
  type Decision,
  decide,
  type EventInput,
  type InvoiceEvent,
} from "#lib/invoices/domain/life-cycle.ts";
import { decideOverride, OVERRIDE_EVENT, type OverrideTarget } from "#lib/invoices/domain/override.ts";
import { clockAfter, paymentDays, reopen } from "#lib/invoices/domain/payment-clock.ts";
import { toReform } from "#lib/invoices/domain/reform.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { hasSecondValidator } from "#lib/invoices/domain/validation.ts";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** Who moves the invoice, as the history will keep it; null for an automatic step. */
export type Mover = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  /** The structure in whose name they act. */
  readonly structureId: string;
  readonly structureLabel: string;
};

/** Columns that a transition may set besides its own. The status is not one of them. */
export type OtherColumns = Omit<
  Prisma.InvoiceUncheckedUpdateManyInput,
  | "status"
  | "version"
  | "statusAt"
  | "statusMotif"
  | "statusComment"
  | "madeAvailableAt"
  | "toValidateAt"
  | "toValidateSecondAt"
  | "assigneeId"
>;

/** An event of the life cycle; or, on the bench of testers alone, a status that an outside system would have reported. */
type Asked = { readonly event: InvoiceEvent } | { readonly event: typeof OVERRIDE_EVENT; readonly to: OverrideTarget };

/** What was decided, by the table of the life cycle or by that of the bench. */
type Move = Pick<Decision, "from" | "to"> & { readonly event: InvoiceEvent | typeof OVERRIDE_EVENT };

export type TransitionOrder = Asked & {
  readonly invoiceId: string;
  readonly input: EventInput;
  readonly mover: Mover | null;
  readonly at: Date;
  /** What the person had before their eyes. A difference means that somebody moved or saved the invoice meanwhile. */
  readonly seen?: { readonly status?: InvoiceStatus; readonly version?: number };
  readonly set?: OtherColumns;
};

export type Transitioned = {
  readonly invoiceId: string;
  readonly from: InvoiceStatus | null;
  readonly to: InvoiceStatus;
  readonly position: number;
};

export type TransitionRefusal = DecideRefusal | "NOT_FOUND" | "STALE";

const ROW = {
  status: true,
  version: true,
  cadre: true,
  number: true,
  supplierId: true,
  recipientId: true,
  secondValidatorId: true,
  reform: true,
  invoiceType: true,
  totalInclTax: true,
  madeAvailableAt: true,
  submittedAt: true,
  statusAt: true,
  recipient: { select: { payerKind: true, paymentDays: true } },
  clock: { select: CLOCK_SELECT },
} as const satisfies Prisma.InvoiceSelect;

type Row = Prisma.InvoiceGetPayload<{ select: typeof ROW }>;

/** What the caller has just inserted, of what a transition looks at. */
export type NewRow = Pick<
  Prisma.InvoiceUncheckedCreateInput,
  "supplierId" | "cadre" | "number" | "recipientId" | "invoiceType"
>;

/**
 * THE writer of `status`. In the caller's transaction: reads the row again, decides, moves it only if it is still what was read,
 * and writes what comes with the move: history, audit, counters, payment clock, jobs. The loser of two concurrent moves is
 * refused with what the status has become and who did it. The caller aborts its transaction on any refusal.
 */
export async function applyTransition(
  tx: Tx,
  order: TransitionOrder,
): Promise<Result<Transitioned, TransitionRefusal>> {
  const row = await tx.invoice.findUnique({ where: { id: order.invoiceId }, select: ROW });
  if (!row) return refuse("NOT_FOUND");
  const { seen } = order;
  if ((seen?.status && seen.status !== row.status) || (seen?.version && seen.version !== row.version)) {
    return stale(tx, order.invoiceId);
  }
  const decision = order.event === OVERRIDE_EVENT ? await force(tx, row, order) : decideEvent(row, order);
  if (!decision.ok) return decision;
  if (!(await moveRow(tx, order, row, decision.data))) return stale(tx, order.invoiceId);
  const moved = await recordMove(tx, order, row, decision.data);
  const next = moved.from === moved.to ? null : atOnce({ ...factsOf(row), status: moved.to });
  if (next === null) return ok(moved);
  const { invoiceId, at } = order;
  const taken = await applyTransition(tx, { invoiceId, event: next, input: { by: "system" }, mover: null, at });
  return taken.ok ? ok(moved) : taken;
}

function decideEvent(row: Row, { event, input }: TransitionOrder & { readonly event: InvoiceEvent }) {
  return decide(factsOf(row), event, input);
}

/** The bench's own table, which the database lets pass for this invoice and in this transaction only. Never in production, whoever asks. */
async function force(
  tx: Tx,
  row: Row,
  { invoiceId, to, input }: TransitionOrder & { readonly event: typeof OVERRIDE_EVENT; readonly to: OverrideTarget },
): Promise<Result<Move, DecideRefusal>> {
  if (!env().testBench) throw new Error("a status is never forced in production");
  const decision = decideOverride(row.status, to, input);
  if (!decision.ok) return decision;
  await tx.$executeRaw`select set_config('chorale.override', ${invoiceId}, true)`;
  return ok({ ...decision.data, event: OVERRIDE_EVENT });
}

/** Records the birth of a draft, whose row the caller has just inserted: the one transition that starts from nothing. */
export async function recordCreation(
  tx: Tx,
  order: Pick<TransitionOrder, "invoiceId" | "mover" | "at">,
  created: NewRow,
): Promise<Transitioned> {
  // The row is as the database makes it: its columns of the life cycle have their defaults.
  const row: Row = {
    ...{ status: "BROUILLON", version: 1, totalInclTax: null, madeAvailableAt: null, recipient: null, clock: null },
    ...{ submittedAt: null, secondValidatorId: null, reform: [], statusAt: order.at },
    supplierId: created.supplierId,
    cadre: created.cadre ?? "A1_FACTURE_FOURNISSEUR",
    number: created.number ?? null,
    recipientId: created.recipientId ?? null,
    invoiceType: created.invoiceType ?? "FACTURE",
  };
  const decision = decide({ ...factsOf(row), status: null }, "create-draft", { by: "supplier" });
  if (!decision.ok || decision.data.to !== row.status) throw new Error("a new invoice starts as the table says");
  return recordMove(tx, { ...order, event: "create-draft", input: { by: "supplier" } }, row, decision.data);
}

function factsOf(row: Row) {
  const cadre: Cadre = isCadre(row.cadre) ? row.cadre : "A1_FACTURE_FOURNISSEUR";
  const secondValidator = hasSecondValidator(cadre, row.secondValidatorId);
  return { status: row.status, cadre, secondValidator, reform: toReform(row.reform) };
}

/** True when this transaction won the row. A gesture that keeps the status (« Traiter le rejet ») keeps its date and reason too. */
async function moveRow(tx: Tx, order: TransitionOrder, row: Row, { from, to }: Move): Promise<boolean> {
  const own =
    from === to
      ? {}
      : {
          status: to,
          statusAt: order.at,
          statusMotif: order.input.motif || null,
          statusComment: order.input.comment?.trim() || null,
          madeAvailableAt: availability(to, row, order.at),
          acknowledgedAt: null,
          cancellationAskedAt: null,
          // When the validator that is named now could first see it: another one begins anew.
          ...(to === "A_VALIDER_1" ? { toValidateAt: order.at } : {}),
          ...(to === "A_VALIDER_2" ? { toValidateSecondAt: order.at } : {}),
          // Who took care of it belongs to the recipient that it leaves.
          ...(to === "DEPOSEE" ? { assigneeId: null } : {}),
        };
  const { count } = await tx.invoice.updateMany({
    where: { id: order.invoiceId, status: row.status, version: row.version },
    data: { ...order.set, ...own, version: { increment: 1 } },
  });
  return count === 1;
}

/** When the present recipient could first see it: set on arrival, forgotten when it leaves again for another one. */
function availability(to: InvoiceStatus, row: Row, at: Date): Date | null {
  if (to === "MISE_A_DISPOSITION") return at;
  return to === "DEPOSEE" ? null : row.madeAvailableAt;
}

async function recordMove(tx: Tx, order: TransitionOrder, row: Row, decision: Move): Promise<Transitioned> {
  const { invoiceId, mover, at, input } = order;
  const { from, to, event } = decision;
  const happened = {
    invoiceId,
    event,
    status: to,
    at,
    userId: mover?.userId ?? null,
    userName: mover?.name ?? null,
    userEmail: mover?.email ?? null,
    structureId: mover?.structureId ?? null,
    structureLabel: mover?.structureLabel ?? null,
    motif: input.motif || null,
    comment: input.comment?.trim() || null,
  };
  const added = await (from === null ? startHistory(tx, happened) : appendEvent(tx, happened));
  await recordAudit(tx, {
    ...auditOf(decision),
    userId: mover?.userId ?? null,
    sessionId: mover?.sessionId ?? null,
    structureId: mover?.structureId ?? row.supplierId,
    subject: { type: "invoice", id: invoiceId },
  });
  if (from !== null && from !== to && to !== "SUPPRIMEE") {
    await enqueue(tx, "invoice.announce", { invoiceId, position: added.position });
  }
  if (to === "DEPOSEE") {
    await enqueue(tx, "invoice.route", { invoiceId }, { startAfterSeconds: env().ROUTING_DELAY_SECONDS });
  }
  if (from !== to) await followStatus(tx, order, row, decision);
  const sentBack = event === "reject" || event === "suspend" || event === "ask-recycling";
  if (sentBack && row.recipientId && input.motif) {
    await noteRefusal(tx, { recipientId: row.recipientId, supplierId: row.supplierId }, input.motif, at);
  }
  return { invoiceId, from, to, position: added.position };
}

/** Without the number: who reads the trail may have no right to the invoice, whose id is the subject. */
function auditOf({ from, to, event }: Move) {
  if (from === null) return { type: "invoice.drafted", detail: {} } as const;
  if (event === "submit") return { type: "invoice.submitted", detail: {} } as const;
  if (event === "treat-rejection") return { type: "invoice.rejectionHandled", detail: {} } as const;
  if (event === OVERRIDE_EVENT) return { type: "invoice.overridden", detail: { from, to } } as const;
  return { type: "invoice.transitioned", detail: { event, from, to } } as const;
}

/** Clock and counters, which only follow a status that changes. */
async function followStatus(tx: Tx, order: TransitionOrder, row: Row, { from, to, event }: Move): Promise<void> {
  const kept = toClock(row.clock);
  // A period that had ended goes on when a forced move takes the invoice back from its end.
  const before = kept && event === OVERRIDE_EVENT ? reopen(kept) : kept;
  const days = row.recipient ? paymentDays(row.recipient.payerKind, row.recipient.paymentDays) : 0;
  const after = clockAfter(before, to, parisDay(order.at), days);
  if (after && after !== kept) await saveClock(tx, order.invoiceId, after);
  await moveCounters(tx, counterMoves(row, order, from, to));
}

/** Drafts count without amount, partner or month, which all may still change. A recipient's counters know what it can see. */
function counterMoves(row: Row, order: TransitionOrder, from: InvoiceStatus | null, to: InvoiceStatus): CounterMove[] {
  const { at, set } = order;
  const sign = row.invoiceType === "AVOIR" ? "-" : "";
  const amount = row.totalInclTax ? `${sign}${row.totalInclTax.toFixed()}` : "0";
  const sentAt = set?.submittedAt instanceof Date ? set.submittedAt : row.submittedAt;
  const month = sentAt && monthOf(sentAt);
  const left = from && {
    left: { seconds: Math.max(0, Math.round((at.getTime() - row.statusAt.getTime()) / 1000)), month: monthOf(at) },
  };
  const one = (
    side: CounterMove["side"],
    status: InvoiceStatus,
    by: 1 | -1,
    recipientId: string | null,
  ): CounterMove[] => {
    const structureId = side === "ISSUED" ? row.supplierId : recipientId;
    if (!structureId) return [];
    const unsent = status === "BROUILLON" || status === "SUPPRIMEE" || !month;
    const place = { structureId, side, status, by };
    if (unsent) return [{ ...place, amount: "0", partnerId: null, month: null }];
    const partnerId = side === "ISSUED" ? recipientId : row.supplierId;
    return [{ ...place, amount, partnerId, month, ...(by === -1 ? left : null) }];
  };
  const next = typeof set?.recipientId === "string" ? set.recipientId : row.recipientId;
  return [
    ...(from ? one("ISSUED", from, -1, row.recipientId) : []),
    ...one("ISSUED", to, 1, next),
    ...(from && row.madeAvailableAt ? one("RECEIVED", from, -1, row.recipientId) : []),
    ...(from && availability(to, row, at) ? one("RECEIVED", to, 1, next) : []),
  ];
}

/** The first day of the month in Paris. */
function monthOf(at: Date): string {
  return `${parisDay(at).slice(0, 7)}-01`;
}

/** Tells the loser what the status is now, since when, and who moved it (a person's name, or nobody for an automatic step). */
async function stale(tx: Tx, invoiceId: string): Promise<Refusal<"STALE" | "NOT_FOUND">> {
  const now = await tx.invoice.findUnique({ where: { id: invoiceId }, select: { status: true } });
  if (!now) return refuse("NOT_FOUND");
  const last = await lastEvent(tx, invoiceId);
  const by = last?.userName ?? "";
  return refuse("STALE", { params: { status: now.status, by, at: last?.at.toISOString() ?? "" } });
}
