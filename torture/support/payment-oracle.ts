/**
 * The payment period a second time, from the text of the law (CCP R2192-10 to R2192-32) and with an arithmetic of its own: days are
 * numbers of the proleptic Gregorian calendar, the hour of Paris follows the European rule of summer time, money is whole numbers. It
 * shares nothing with the portal.
 */

/** Days from 1 January 1970 to a day of the calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  const leaps = (years: number) => Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const before = year - 1;
  const sinceYearOne = before * 365 + leaps(before);
  let inYear = day - 1;
  for (let past = 1; past < month; past += 1) inYear += monthLength(year, past);
  return sinceYearOne + inYear - 719_162;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day of a number, as "2026-11-27". */
export function dayText(number: number): string {
  let year = 1970 + Math.floor(number / 366);
  while (dayNumber(year + 1, 1, 1) <= number) year += 1;
  let month = 1;
  while (month < 12 && dayNumber(year, month + 1, 1) <= number) month += 1;
  const day = number - dayNumber(year, month, 1) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Summer time lasts from the last Sunday of March to that of October, at one o'clock in UTC (directive 2000/84/EC). */
function summerTime(year: number): readonly [number, number] {
  const lastSunday = (month: number) => {
    const last = dayNumber(year, month, 31);
    // 1 January 1970 was a Thursday.
    return last - ((last + 4) % 7);
  };
  return [lastSunday(3) * DAY + HOUR, lastSunday(10) * DAY + HOUR];
}

/** The day in Paris of an instant in milliseconds. */
export function parisDayNumber(instant: number): number {
  const year = Number(dayText(Math.floor(instant / DAY)).slice(0, 4));
  const [begins, ends] = summerTime(year);
  const ahead = instant >= begins && instant < ends ? 2 : 1;
  return Math.floor((instant + ahead * HOUR) / DAY);
}

/** Instants at which a mistake would show: about midnight in Paris on odd days, and when the clock changes. */
export function awkwardInstants(year: number): number[] {
  const odd = [dayNumber(year, 12, 31), dayNumber(year, 1, 1), dayNumber(year, 2, 28), dayNumber(year, 3, 1)];
  if (isLeap(year)) odd.push(dayNumber(year, 2, 29));
  const midnights = odd.flatMap((day) => [day * DAY - HOUR, day * DAY - 2 * HOUR, day * DAY]);
  return [...midnights, ...summerTime(year)].flatMap((instant) => [instant - 1, instant, instant + 1]);
}

export type Step = { readonly status: string; readonly at: number };

export type Verdict = {
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
  readonly late: boolean;
  readonly interrupted: boolean;
  readonly stoppedOn: string | null;
};

/** Where the period of `days` days stands at `now`, after these steps. Null before the invoice was made available. */
export function periodAfter(steps: readonly Step[], days: number, now: number): Verdict | null {
  let started = false;
  let due: number | null = null;
  let left = 0;
  let interruptedOnce = false;
  let end: { day: number; why: string } | null = null;
  for (const { status, at } of steps) {
    const day = parisDayNumber(at);
    if (status === "MISE_A_DISPOSITION") {
      started = true;
      due = day + days;
      interruptedOnce = false;
      end = null;
    } else if (!started || end) {
      // Nothing to move.
    } else if (status === "SUSPENDUE" && !interruptedOnce && due !== null) {
      left = due - day;
      due = null;
      interruptedOnce = true;
    } else if (status === "COMPLETEE" && due === null) {
      due = day + Math.max(left, 30);
    } else if (status === "REJETEE" || status === "A_RECYCLER" || status === "MISE_EN_PAIEMENT") {
      end = { day, why: status };
    }
  }
  if (!started) return null;
  const today = parisDayNumber(now);
  const nothingDue = end !== null && end.why !== "MISE_EN_PAIEMENT";
  const late = nothingDue ? false : due === null ? left < 0 : (end ? end.day : today) > due;
  return {
    dueOn: due === null ? null : dayText(due),
    daysLeft: end ? null : due === null ? left : due - today,
    late,
    interrupted: !end && due === null,
    stoppedOn: end ? dayText(end.day) : null,
  };
}

/** Cents owed for so many days late on so many cents, at a rate in hundredths of a per cent, in whole numbers: half a cent goes up. */
export function interestCents(cents: bigint, rateHundredths: bigint, days: bigint): bigint {
  const above = cents * rateHundredths * days;
  const below = 365n * 10_000n;
  return (2n * above + below) / (2n * below);
}
