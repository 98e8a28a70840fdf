import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { modelsOf } from "#lib/invoices/data/model-rows.ts";
import { planOf } from "#lib/invoices/data/recurrence-rows.ts";
import { readContent } from "#lib/invoices/domain/model.ts";
import { type DraftRhythm, isOver, upcoming } from "#lib/invoices/domain/recurrence.ts";
import { db } from "#lib/platform/db.ts";
import { type IsoDate, isoDateOf } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";

export type ModelListed = {
  readonly id: string;
  readonly name: string;
  readonly typed: boolean;
  readonly supplierName: string;
  /** The identifier that the model names; empty: none. */
  readonly recipient: string;
  readonly service: string;
  /** Of its recurrences: the next day on which a draft comes; null when none is going. */
  readonly nextOn: IsoDate | null;
};

const LISTED = {
  id: true,
  name: true,
  typed: true,
  content: true,
  supplier: { select: { legalName: true } },
} as const;

/** The models of the places where the person writes drafts, by name. */
export async function invoiceModels(actor: Actor): Promise<ModelListed[]> {
  const rows = await db().invoiceModel.findMany({
    where: modelsOf(actor),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      ...LISTED,
      recurrences: {
        where: { endedAt: null, pausedAt: null },
        orderBy: { nextOn: "asc" },
        take: 1,
        select: { nextOn: true },
      },
    },
  });
  return rows.map(({ content, supplier, recurrences, ...row }) => {
    const { fields } = readContent(content);
    return {
      ...row,
      supplierName: supplier.legalName,
      recipient: fields.recipientIdentifier ?? "",
      service: fields.recipientServiceCode ?? "",
      nextOn: recurrences[0] ? isoDateOf(recurrences[0].nextOn) : null,
    };
  });
}

export type RecurrenceState = "going" | "paused" | "stopped" | "ended";

export type RecurrenceView = {
  readonly id: string;
  readonly version: number;
  readonly every: DraftRhythm;
  readonly dayOfMonth: number;
  readonly untilOn: IsoDate | null;
  readonly state: RecurrenceState;
  /** The code of why it could not go on. */
  readonly problem: string | null;
  readonly madeBy: string;
  /** The next days, soonest first; none of one that is over. */
  readonly next: readonly IsoDate[];
  /** Last first. `invoiceId` is null for a draft that the person does not see any more. */
  readonly runs: readonly { readonly period: IsoDate; readonly invoiceId: string | null; readonly label: string }[];
};

export type ModelSheet = Omit<ModelListed, "nextOn"> & {
  readonly amount: string | null;
  readonly currency: string;
  readonly lines: number;
  readonly recurrences: readonly RecurrenceView[];
};

const SHOWN_NEXT = 3;
const SHOWN_RUNS = 12;

/** One model with its recurrences; null when there is none for this person. */
export async function modelSheet(actor: Actor, modelId: string): Promise<ModelSheet | null> {
  if (!isId(modelId)) return null;
  const row = await db().invoiceModel.findFirst({
    where: { AND: [{ id: modelId }, modelsOf(actor)] },
    select: {
      ...LISTED,
      recurrences: {
        orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { id: "asc" }],
        select: {
          id: true,
          version: true,
          every: true,
          dayOfMonth: true,
          nextOn: true,
          untilOn: true,
          pausedAt: true,
          problem: true,
          endedAt: true,
          madeBy: { select: { firstName: true, lastName: true } },
          runs: { orderBy: { period: "desc" }, take: SHOWN_RUNS, select: { period: true, invoiceId: true } },
        },
      },
    },
  });
  if (!row) return null;
  const made = row.recurrences.flatMap(({ runs }) => runs.map(({ invoiceId }) => invoiceId));
  const seen = await db().invoice.findMany({
    where: { AND: [{ id: { in: made } }, visibleTo(actor, "issued")] },
    select: { id: true, number: true, draftNumber: true },
  });
  const { content, supplier, recurrences, ...model } = row;
  const { fields, lines } = readContent(content);
  return {
    ...model,
    supplierName: supplier.legalName,
    recipient: fields.recipientIdentifier ?? "",
    service: fields.recipientServiceCode ?? "",
    amount: fields.totalExclTax ?? null,
    currency: fields.currency ?? "EUR",
    lines: lines.length,
    recurrences: recurrences.map(({ nextOn, pausedAt, endedAt, madeBy, runs, every: _, untilOn: _u, ...one }) => {
      const plan = planOf({ ...one, every: _, untilOn: _u });
      const day = isoDateOf(nextOn);
      const over = endedAt !== null || isOver(plan, day);
      return {
        id: one.id,
        version: one.version,
        ...plan,
        problem: one.problem,
        state: over ? "ended" : pausedAt === null ? "going" : one.problem ? "stopped" : "paused",
        madeBy: `${madeBy.firstName} ${madeBy.lastName}`,
        next: over ? [] : upcoming(plan, day, SHOWN_NEXT),
        runs: runs.map(({ period, invoiceId }) => {
          const draft = seen.find(({ id }) => id === invoiceId);
          return {
            period: isoDateOf(period),
            invoiceId: draft?.id ?? null,
            label: draft?.number ?? draft?.draftNumber ?? "",
          };
        }),
      };
    }),
  };
}

export type ModelSource = { readonly id: string; readonly number: string; readonly typed: boolean };

/** The invoice or draft that a model is to be made from; null when there is none for this person, or they may not write drafts there. */
export async function modelSource(actor: Actor, invoiceId: string): Promise<ModelSource | null> {
  if (!isId(invoiceId)) return null;
  const row = await db().invoice.findFirst({
    where: { AND: [{ id: invoiceId }, visibleTo(actor, "issued")] },
    select: { id: true, number: true, draftNumber: true, depositMode: true, supplierId: true, supplierServiceId: true },
  });
  if (!row || !can(actor, "invoice.draft", { structureId: row.supplierId, serviceId: row.supplierServiceId }))
    return null;
  return { id: row.id, number: row.number ?? row.draftNumber, typed: row.depositMode === "SAISIE_PORTAIL" };
}
