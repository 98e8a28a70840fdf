import {
  type AWAITING_PAYMENT,
  AWAITING_PAYMENT_STATUSES,
  type InvoiceStatus,
  isOneOf,
} from "#lib/invoices/domain/status.ts";
import { addMonths, firstOfMonth, type IsoDate, lastOfMonth } from "#lib/shared/dates.ts";
import { Money } from "#lib/shared/money.ts";
import type { Query } from "#lib/shared/routes.ts";

/** A count of invoices with the sum of their TTC, credits taken off. */
export type Figure = { readonly count: number; readonly amount: string };

export type MonthFigure = Figure & { readonly month: IsoDate; readonly status: InvoiceStatus };
export type PartnerFigure = Figure & { readonly partnerId: string; readonly name: string; readonly identifier: string };
export type StepFigure = { readonly status: InvoiceStatus; readonly count: number; readonly seconds: number };

export const MONTHS_SHOWN = 12;
export const PARTNERS_SHOWN = 10;

/** Deposits of each of the last twelve months, oldest first, months without any included. */
export function byMonth(
  rows: readonly MonthFigure[],
  today: IsoDate,
): readonly (Figure & { readonly month: IsoDate })[] {
  const present = firstOfMonth(today);
  return Array.from({ length: MONTHS_SHOWN }, (_, index) => {
    const month = addMonths(present, index + 1 - MONTHS_SHOWN);
    return { month, ...sumOf(rows.filter((row) => row.month === month)) };
  });
}

/** Bands of age, by the month of deposit: of this month, of the two before, and so on. `from` is the youngest month, in months back. */
export const AGE_BANDS = [
  { band: "month", from: 0, to: 0 },
  { band: "quarter", from: 1, to: 2 },
  { band: "half", from: 3, to: 5 },
  { band: "year", from: 6, to: 11 },
  { band: "older", from: 12, to: null },
] as const;
export type AgeBand = (typeof AGE_BANDS)[number]["band"];

export type AgeFigure = Figure & { readonly band: AgeBand; readonly from: IsoDate | null; readonly to: IsoDate };

/** What waits for its payment, by age of its deposit. `from` and `to` are the days of deposit, both included. */
export function byAge(rows: readonly MonthFigure[], today: IsoDate): readonly AgeFigure[] {
  const present = firstOfMonth(today);
  const waiting = rows.filter(({ status }) => isOneOf(AWAITING_PAYMENT_STATUSES, status));
  return AGE_BANDS.map(({ band, from, to }) => {
    const youngest = addMonths(present, -from);
    const oldest = to === null ? null : addMonths(present, -to);
    const inside = waiting.filter(({ month }) => month <= youngest && (oldest === null || month >= oldest));
    return { band, from: oldest, to: lastOfMonth(youngest), ...sumOf(inside) };
  });
}

/** What « Tableau de bord » shows of one side. */
export type Dashboard = {
  readonly statuses: readonly (Figure & { readonly status: InvoiceStatus })[];
  readonly months: readonly (Figure & { readonly month: IsoDate })[];
  readonly partners: readonly PartnerFigure[];
  readonly ages: readonly AgeFigure[];
  readonly steps: readonly { readonly status: InvoiceStatus; readonly count: number; readonly days: number }[];
};

/** The order in which an invoice goes through them; others have no mean to show. */
const STEPS = [
  "A_VALIDER_1",
  "A_VALIDER_2",
  "DEPOSEE",
  "EN_COURS_ACHEMINEMENT",
  "MISE_A_DISPOSITION",
  "A_RECYCLER",
  "SUSPENDUE",
  "COMPLETEE",
  "SERVICE_FAIT",
  "MANDATEE",
  "MISE_A_DISPOSITION_COMPTABLE",
  "COMPTABILISEE",
] as const satisfies readonly InvoiceStatus[];

/** Mean days under each status before leaving it, one decimal, in the order of the life cycle; only of those that some invoice left. */
export function meanDays(
  rows: readonly StepFigure[],
): readonly { status: InvoiceStatus; count: number; days: number }[] {
  return STEPS.flatMap((status) => {
    const found = rows.filter((row) => row.status === status);
    const count = found.reduce((sum, row) => sum + row.count, 0);
    const seconds = found.reduce((sum, row) => sum + row.seconds, 0);
    return count === 0 ? [] : [{ status, count, days: Math.round((seconds / count / 86_400) * 10) / 10 }];
  });
}

export function sumOf(rows: readonly Figure[]): Figure {
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    amount: Money.sum(rows.map(({ amount }) => Money.of(amount))).toString(),
  };
}

/** What a figure counts, as the parameters of « Rechercher ». */
export function searchOf(figure: {
  readonly supplierId: string | null;
  readonly status?: InvoiceStatus | typeof AWAITING_PAYMENT;
  readonly recipient?: string;
  readonly from?: IsoDate | null;
  readonly to?: IsoDate;
}): Query {
  return {
    fournisseur: figure.supplierId,
    etat: figure.status ?? null,
    nom: figure.recipient ?? null,
    "depot-du": figure.from ?? null,
    "depot-au": figure.to ?? null,
  };
}
