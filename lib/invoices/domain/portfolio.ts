import { addressText, oneOf, type Params } from "#lib/invoices/domain/list-filters.ts";
import { Money } from "#lib/shared/money.ts";
import type { Query } from "#lib/shared/routes.ts";

/** « Portefeuille » (F-153): the structures of who works for many, with what waits in each. */
export type PortfolioQueue = {
  readonly waiting: number;
  readonly amount: string;
  readonly oldest: Date | null;
};

export type PortfolioSide = PortfolioQueue & {
  readonly drafts: number;
  readonly last: Date | null;
};

/** The works that somebody has in a structure. */
export type PortfolioWork = "issued" | "received" | "toValidate";

/** Which of them the person has in one of these structures. */
export function portfolioWorks(rows: readonly PortfolioRow[]): readonly PortfolioWork[] {
  return (["issued", "received", "toValidate"] as const).filter((work) => rows.some((row) => row[work] !== null));
}

export type PortfolioRow = {
  readonly structureId: string;
  readonly name: string;
  readonly identifier: string;
  /** Null where the person has no right on that side. */
  readonly issued: PortfolioSide | null;
  readonly received: PortfolioSide | null;
  /** What others ask it to approve. */
  readonly toValidate: PortfolioQueue | null;
};

export const PORTFOLIO_ORDERS = ["oldest", "name", "amount", "silent"] as const;
export type PortfolioOrder = (typeof PORTFOLIO_ORDERS)[number];
const ORDER_NAMES: Readonly<Record<PortfolioOrder, string | null>> = {
  oldest: null,
  name: "nom",
  amount: "montant",
  silent: "silence",
};

export type PortfolioFilter = {
  readonly text: string | null;
  /** Only those where something waits. */
  readonly busy: boolean;
  readonly order: PortfolioOrder;
};

export function readPortfolioFilter(params: Params): PortfolioFilter {
  const asked = addressText(params, "tri");
  return {
    text: addressText(params, "texte"),
    busy: addressText(params, "attente") !== null,
    order: oneOf(PORTFOLIO_ORDERS, PORTFOLIO_ORDERS.find((one) => ORDER_NAMES[one] === asked) ?? null) ?? "oldest",
  };
}

export function portfolioQuery(filter: PortfolioFilter): Query {
  return { texte: filter.text, attente: filter.busy ? "oui" : null, tri: ORDER_NAMES[filter.order] };
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

const queues = (row: PortfolioRow): PortfolioQueue[] =>
  [row.issued, row.received, row.toValidate].flatMap((queue) => (queue ? [queue] : []));
const waitingOf = (row: PortfolioRow) => queues(row).reduce((sum, { waiting }) => sum + waiting, 0);
const amountOf = (row: PortfolioRow) => Money.sum(queues(row).map(({ amount }) => Money.of(amount)));

/** Since when the oldest of what waits there does; null when nothing waits. */
export function oldestOf(row: PortfolioRow): Date | null {
  const times = queues(row).flatMap(({ oldest }) => (oldest ? [oldest.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

const COMPARE: Readonly<Record<PortfolioOrder, (a: PortfolioRow, b: PortfolioRow) => number>> = {
  oldest: (a, b) => compare(oldestOf(a)?.getTime() ?? Infinity, oldestOf(b)?.getTime() ?? Infinity),
  name: () => 0,
  amount: (a, b) => amountOf(b).compare(amountOf(a)),
  /** Who has been silent for longest, and who never sent anything first. */
  silent: (a, b) => compare(a.issued?.last?.getTime() ?? 0, b.issued?.last?.getTime() ?? 0),
};

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The rows that a filter keeps, in its order; equal ones by name. */
export function filterPortfolio(rows: readonly PortfolioRow[], { text, busy, order }: PortfolioFilter): PortfolioRow[] {
  const wanted = text && plain(text);
  return rows
    .filter((row) => !busy || waitingOf(row) > 0)
    .filter((row) => !wanted || plain(`${row.name} ${row.identifier}`).includes(wanted))
    .toSorted((a, b) => COMPARE[order](a, b) || a.name.localeCompare(b.name, "fr") || compare(0, a === b ? 0 : 1));
}

/** What waits in all of them. */
export function portfolioTotals(rows: readonly PortfolioRow[]) {
  const sum = (side: PortfolioWork) => ({
    waiting: rows.reduce((total, row) => total + (row[side]?.waiting ?? 0), 0),
    amount: Money.sum(rows.map((row) => Money.of(row[side]?.amount ?? "0"))).toString(),
  });
  return { issued: sum("issued"), received: sum("received"), toValidate: sum("toValidate") };
}
