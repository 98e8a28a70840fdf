import type { PaymentClock } from "#lib/invoices/domain/payment-clock.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { type IsoDate, parisDay } from "#lib/shared/dates.ts";

/** A day that matters in a payment period. */
export type ClockMark = {
  readonly kind: "start" | "interrupted" | "resumed" | "due" | "today" | "paid" | "rejected" | "recycled";
  readonly day: IsoDate;
};

/** From one day to another: the period ran, stood still, is still to come, or was over with nothing paid. */
export type ClockSpan = {
  readonly kind: "ran" | "still" | "ahead" | "late";
  readonly from: IsoDate;
  readonly to: IsoDate;
};

export type ClockLine = { readonly marks: readonly ClockMark[]; readonly spans: readonly ClockSpan[] };

type Clock = Omit<PaymentClock, "remainingDays" | "days">;
type Step = { readonly status: InvoiceStatus; readonly at: Date };

const STOP_MARKS = { PAID: "paid", REJECTED: "rejected", RECYCLED: "recycled" } as const;

/**
 * The payment period as a line of days, in their order: start, the one interruption, restart, end, today. What happened first stands
 * first when two fall on the same day.
 */
export function clockLine(clock: Clock, steps: readonly Step[], today: IsoDate): ClockLine {
  const { startedOn, dueOn, interruptedOn, stoppedOn, stopReason } = clock;
  const resumedOn = interruptedOn && resumption(steps, interruptedOn, dueOn);
  const marks: ClockMark[] = [{ kind: "start", day: startedOn }];
  if (interruptedOn) marks.push({ kind: "interrupted", day: interruptedOn });
  if (resumedOn) marks.push({ kind: "resumed", day: resumedOn });
  if (dueOn) marks.push({ kind: "due", day: dueOn });
  if (stoppedOn && stopReason) marks.push({ kind: STOP_MARKS[stopReason], day: stoppedOn });
  else marks.push({ kind: "today", day: today });
  const ordered = marks.toSorted((one, other) => one.day.localeCompare(other.day));
  return { marks: ordered, spans: spansOf({ ...clock, resumedOn }, today) };
}

/** The day of the completion that set the period going again; null while it stands still. */
function resumption(steps: readonly Step[], interruptedOn: IsoDate, dueOn: IsoDate | null): IsoDate | null {
  if (!dueOn) return null;
  const days = steps.filter(({ status }) => status === "COMPLETEE").map(({ at }) => parisDay(at));
  return days.filter((day) => day >= interruptedOn).toSorted()[0] ?? null;
}

function spansOf(clock: Clock & { readonly resumedOn: IsoDate | null }, today: IsoDate): ClockSpan[] {
  const { startedOn, dueOn, interruptedOn, resumedOn, stoppedOn } = clock;
  const end = stoppedOn ?? today;
  const spans: ClockSpan[] = [];
  const add = (kind: ClockSpan["kind"], from: IsoDate, to: IsoDate) => {
    if (from < to) spans.push({ kind, from, to });
  };
  let running = startedOn;
  if (interruptedOn) {
    add("ran", startedOn, interruptedOn);
    add("still", interruptedOn, resumedOn ?? end);
    running = resumedOn ?? end;
  }
  if (!dueOn) return spans;
  const [firstEnd, lastBegin] = [[end, dueOn].toSorted()[0] ?? end, [end, running].toSorted()[1] ?? end];
  add("ran", running, firstEnd);
  if (end < dueOn && !stoppedOn) add("ahead", lastBegin, dueOn);
  if (end > dueOn && clock.stopReason !== "REJECTED" && clock.stopReason !== "RECYCLED") add("late", dueOn, end);
  return spans;
}
