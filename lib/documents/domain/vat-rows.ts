import type { LabelledAmount } from "#lib/documents/domain/amount-labels.ts";
import { ratesOf } from "#lib/documents/domain/amount-values.ts";
import { centsText } from "#lib/documents/domain/amounts.ts";
import type { VatLine } from "#lib/documents/domain/fields.ts";
import type { Token } from "#lib/documents/domain/layout.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";

/** A base, a rate and a tax that agree, found on one line. Signs are dropped. `rate` in percent. */
export type VatRow = {
  readonly rate: number;
  readonly base: number;
  readonly tax: number;
  readonly printedRate: boolean;
  readonly amounts: readonly LabelledAmount[];
};

/** Rates in force in the countries whose invoices are read (domain reference § 8.3 for France). */
export const USUAL_RATES: readonly number[] = [
  20, 10, 5.5, 2.1, 8.5, 1.75, 1.05, 13, 0.9, 19, 7, 21, 12, 6, 22, 5, 4, 9, 17, 14, 16, 8, 3, 23, 25, 15, 24, 8.1, 2.6,
  3.8, 7.7, 18,
];

/** Whether a tax follows from a base: rounded to the cent, a cent of slack, two where a sum of rounded lines may stand. */
export function taxAgrees(base: number, percent: number, tax: number): boolean {
  return Math.abs((base * percent) / 100 - tax) <= 2;
}

/** The rate that gives exactly this tax, among the usual ones, or null. Small bases fit several rates: none is said then. */
export function impliedRate(base: number, tax: number): number | null {
  const fitting = USUAL_RATES.filter((rate) => Math.abs((base * rate) / 100 - tax) <= 1);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Rows of VAT: on each line, pairs of amounts of which one is a rate of the other. */
export function vatRows(lines: readonly LabelledLine[], amounts: readonly LabelledAmount[]): VatRow[] {
  const byLine = Map.groupBy(amounts, (amount) => amount.line.index);
  return lines.flatMap(({ line }) => {
    const found = byLine.get(line.index) ?? [];
    if (found.length === 0) return [];
    // A cell of two lines may set the rate half a line off.
    const rates = [line.index, line.index - 1, line.index + 1].flatMap((index) => {
      const near = lines[index]?.line;
      return near && near.page === line.page && Math.abs(near.y - line.y) < line.size * 1.1
        ? ratesOf(near).map((rate) => ({ ...rate, token: near.tokens[rate.from] }))
        : [];
    });
    return rowsOf(found, rates);
  });
}

type NearRate = { percent: number; marked: boolean; token: Token | undefined };

function rowsOf(amounts: readonly LabelledAmount[], near: readonly NearRate[]): VatRow[] {
  // A bare number is a rate when it is a usual one, and not one of the amounts themselves (100,00 and 4,90 are 4.9 % of anything).
  const own = new Set(amounts.flatMap((amount) => amount.tokens));
  const rates = near.filter(
    ({ marked, percent, token }) => marked || (USUAL_RATES.includes(percent) && !(token && own.has(token))),
  );
  const rows: VatRow[] = [];
  for (const one of amounts) {
    for (const two of amounts) {
      const [base, tax] = [Math.abs(one.cents), Math.abs(two.cents)];
      if (one === two || base === 0 || tax >= base || !one.exact || !two.exact) continue;
      const printed = rates.find((rate) =>
        rate.percent > 0 ? tax > 0 && taxAgrees(base, rate.percent, tax) : tax === 0 && rate.marked,
      );
      const rate = printed?.percent ?? (tax > 0 && base >= 1000 ? impliedRate(base, tax) : null);
      if (rate !== null) rows.push({ rate, base, tax, printedRate: printed !== undefined, amounts: [one, two] });
    }
  }
  return rows;
}

/**
 * The rows that make up the totals: at most one a rate, bases and taxes adding up to the cent (or two, when each was rounded). With
 * several ways, the one with fewest rows whose rates are printed.
 */
export function rowsOfTotals(rows: readonly VatRow[], net: number, tax: number): VatRow[] | null {
  const unique = new Map<string, VatRow>();
  for (const row of rows) {
    const key = `${row.rate}:${row.base}:${row.tax}`;
    if (row.base <= net && row.tax <= tax && (!unique.has(key) || row.printedRate)) unique.set(key, row);
  }
  // Exempt amounts may have several lines, one a reason; a taxed rate has one.
  const byRate = [...Map.groupBy(unique.values(), (row) => (row.rate === 0 ? `0:${row.base}` : row.rate)).values()]
    .slice(0, 12)
    .map((group) => group.slice(0, 12));
  let best: VatRow[] | null = null;
  let steps = 0;
  const search = (at: number, picked: VatRow[], base: number, sum: number) => {
    steps += 1;
    if (steps > 60_000) return;
    if (at === byRate.length) {
      if (picked.length > 0 && Math.abs(net - base) <= 1 && Math.abs(tax - sum) <= 1 && rank(picked) > rank(best))
        best = picked;
      return;
    }
    search(at + 1, picked, base, sum);
    for (const row of byRate[at] ?? []) {
      if (base + row.base <= net + 1 && sum + row.tax <= tax + 1)
        search(at + 1, [...picked, row], base + row.base, sum + row.tax);
    }
  };
  search(0, [], 0, 0);
  return best;
}

function rank(rows: readonly VatRow[] | null): number {
  return rows === null ? -1 : rows.filter((row) => row.printedRate).length * 10 + (20 - rows.length);
}

export function vatLine(row: { rate: number; base: number; tax: number }): VatLine {
  return {
    rate: row.rate.toFixed(Number.isInteger(row.rate * 100) ? 2 : 4),
    base: centsText(row.base),
    tax: centsText(row.tax),
  };
}
