import { addMonths, firstOfMonth, type IsoDate, lastOfMonth } from "#lib/shared/dates.ts";

export const RHYTHMS_OF_DRAFTS = ["MONTH", "QUARTER"] as const;
export type DraftRhythm = (typeof RHYTHMS_OF_DRAFTS)[number];

const MONTHS: Readonly<Record<DraftRhythm, number>> = { MONTH: 1, QUARTER: 3 };

export type Plan = {
  readonly every: DraftRhythm;
  /** 1 to 31. */
  readonly dayOfMonth: number;
  /** The last day on which a draft may be made; null: there is none. */
  readonly untilOn: IsoDate | null;
};

/** The day of a plan in the month of another day: the last one of a month that is shorter. */
function inMonthOf(day: IsoDate, dayOfMonth: number): IsoDate {
  const wanted = `${day.slice(0, 8)}${String(dayOfMonth).padStart(2, "0")}`;
  const last = lastOfMonth(day);
  return wanted > last ? last : wanted;
}

/** The first period from a day on, that day included. */
export function firstPeriod({ dayOfMonth }: Plan, from: IsoDate): IsoDate {
  const here = inMonthOf(from, dayOfMonth);
  return here >= from ? here : inMonthOf(addMonths(firstOfMonth(from), 1), dayOfMonth);
}

/** The period after another one of the same plan. */
export function nextPeriod({ every, dayOfMonth }: Plan, period: IsoDate): IsoDate {
  return inMonthOf(addMonths(firstOfMonth(period), MONTHS[every]), dayOfMonth);
}

/** True when a plan has no period left from this one on. */
export function isOver({ untilOn }: Plan, period: IsoDate): boolean {
  return untilOn !== null && period > untilOn;
}

/** The periods to come, from the next one on. */
export function upcoming(plan: Plan, nextOn: IsoDate, most: number): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = nextOn; days.length < most && !isOver(plan, day); day = nextPeriod(plan, day)) days.push(day);
  return days;
}

/** Where a plan goes on after a pause: what fell into the pause is left out. */
export function afterPause(plan: Plan, nextOn: IsoDate, today: IsoDate): IsoDate {
  let day = nextOn;
  while (day < today) day = nextPeriod(plan, day);
  return day;
}
