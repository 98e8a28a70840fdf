import type { PaymentClock } from "#lib/invoices/domain/payment-clock.ts";
import { addDays, daysBetween, type IsoDate } from "#lib/shared/dates.ts";
import { Money } from "#lib/shared/money.ts";

/**
 * The rate that the European Central Bank applies to its main refinancing operations, as it stands on the first day of each half-year
 * (CCP R2192-31). Of the key interest rates that the ECB publishes, with the decision that brought it. A new half-year is a new row on top.
 */
export const ECB_RATES: readonly { readonly from: IsoDate; readonly rate: string; readonly source: string }[] = [
  { from: "2026-01-01", rate: "2.15", source: "ECB, 5 June 2025, in force since 11 June 2025" },
  { from: "2025-07-01", rate: "2.15", source: "ECB, 5 June 2025, in force since 11 June 2025" },
  { from: "2025-01-01", rate: "3.15", source: "ECB, 12 December 2024, in force since 18 December 2024" },
  { from: "2024-07-01", rate: "4.25", source: "ECB, 6 June 2024, in force since 12 June 2024" },
  { from: "2024-01-01", rate: "4.50", source: "ECB, 14 September 2023, in force since 20 September 2023" },
  { from: "2023-07-01", rate: "4.00", source: "ECB, 15 June 2023, in force since 21 June 2023" },
  { from: "2023-01-01", rate: "2.50", source: "ECB, 15 December 2022, in force since 21 December 2022" },
  // Nothing from March 2016 to July 2022.
  { from: "2016-07-01", rate: "0.00", source: "ECB, 10 March 2016, in force since 16 March 2016" },
];

/** Points added to it (R2192-31). */
export const POINTS_ADDED = "8";
/** Indemnité forfaitaire pour frais de recouvrement, in euros (D2192-35). */
export const RECOVERY_FEE = "40.00";
/** The year that the days are counted in: base × rate × days ÷ 365, as the administration reckons it (circulaire du 15 avril 2013). */
export const DAYS_A_YEAR = 365;

export type LateRate = {
  /** The first day of the half-year in which the interest began to run. */
  readonly halfYear: IsoDate;
  /** Per cent: the bank's, and with the points added. */
  readonly bank: string;
  readonly total: string;
  /** From when the bank's rate is known here; before `halfYear` when the table has no row for it yet. */
  readonly knownFrom: IsoDate;
  readonly known: boolean;
};

/** The rate of an interest that began to run on that day; null before the table begins. It stays the same until the payment. */
export function lateRate(firstDay: IsoDate): LateRate | null {
  const halfYear = `${firstDay.slice(0, 4)}-${firstDay.slice(5, 7) <= "06" ? "01" : "07"}-01`;
  const row = ECB_RATES.find(({ from }) => from <= halfYear);
  if (!row) return null;
  // The row of 2016 stands for six years: nothing moved until July 2022.
  const known = row.from === halfYear || (row.from === "2016-07-01" && halfYear <= "2022-07-01");
  const total = Money.of(row.rate).add(Money.of(POINTS_ADDED)).toString();
  return { halfYear, bank: row.rate, total, knownFrom: row.from, known };
}

export type LateInterest = {
  /** The first day late, and the last one counted: that of the payment, or the one asked for. */
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly days: number;
  readonly base: string;
  readonly rate: LateRate;
  /** Rounded to the cent, at the end only. */
  readonly interest: string;
  readonly fee: string;
  readonly total: string;
  /** The payment was told: what is due does not grow any more. */
  readonly paid: boolean;
};

type LateClock = Pick<PaymentClock, "dueOn" | "stoppedOn" | "stopReason">;

/**
 * What is owed for paying late (CCP L2192-13): interest from the day after the end of the period to that of the payment included
 * (R2192-32), on what was asked for with VAT, and the flat fee. Null when the period is not over, is interrupted, or ended
 * without a payment being due.
 *
 * @param today day in Paris up to which an unpaid invoice is reckoned.
 */
export function lateInterest(clock: LateClock, amount: string, today: IsoDate): LateInterest | null {
  if (!clock.dueOn || clock.stopReason === "REJECTED" || clock.stopReason === "RECYCLED") return null;
  const until = clock.stoppedOn ?? today;
  const days = daysBetween(clock.dueOn, until);
  const from = addDays(clock.dueOn, 1);
  const rate = days > 0 ? lateRate(from) : null;
  const base = Money.of(amount);
  if (!rate || base.isZero() || base.isNegative()) return null;
  const interest = interestOf(base, rate.total, days);
  return {
    from,
    until,
    days,
    base: base.toString(),
    rate,
    interest: interest.toString(),
    fee: RECOVERY_FEE,
    total: interest.add(Money.of(RECOVERY_FEE)).toString(),
    paid: clock.stopReason === "PAID",
  };
}

function interestOf(base: Money, rate: string, days: number): Money {
  return base
    .percent(Money.of(rate))
    .times(Money.of(String(days)))
    .dividedBy(DAYS_A_YEAR)
    .round();
}
