import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { addDays, daysBetween, type IsoDate } from "#lib/shared/dates.ts";

/** Délai global de paiement (domain reference § 11). All days are calendar days in Paris. */
export type PayerKind = "STATE" | "LOCAL" | "HEALTH" | "PUBLIC_COMPANY";

/** CCP R2192-10 and R2192-11. */
export const PAYMENT_DAYS: Readonly<Record<PayerKind, number>> = {
  STATE: 30,
  LOCAL: 30,
  HEALTH: 50,
  PUBLIC_COMPANY: 60,
};

/** What a completion gives at least (R2192-29). */
export const DAYS_AFTER_COMPLETION = 30;

export type ClockStop = "PAID" | "REJECTED" | "RECYCLED";

export type PaymentClock = {
  readonly days: number;
  readonly startedOn: IsoDate;
  /** Last day of the period; null while it is interrupted. */
  readonly dueOn: IsoDate | null;
  readonly interruptedOn: IsoDate | null;
  /** Days left when it was interrupted; negative when it was already late. */
  readonly remainingDays: number | null;
  /** The period is interrupted once only (R2192-27): a second suspension leaves it running. */
  readonly interruptionUsed: boolean;
  readonly stoppedOn: IsoDate | null;
  readonly stopReason: ClockStop | null;
};

/** The length of the period: the law's, or the payer's own when shorter; a contract never lengthens it (L2192-10). */
export function paymentDays(kind: PayerKind, ownDays: number | null): number {
  const legal = PAYMENT_DAYS[kind];
  return ownDays !== null && ownDays > 0 && ownDays < legal ? ownDays : legal;
}

export function startClock(days: number, day: IsoDate): PaymentClock {
  return {
    days,
    startedOn: day,
    dueOn: addDays(day, days),
    interruptedOn: null,
    remainingDays: null,
    interruptionUsed: false,
    stoppedOn: null,
    stopReason: null,
  };
}

/** First suspension: the period stops running. A later one changes nothing. */
export function interrupt(clock: PaymentClock, day: IsoDate): PaymentClock {
  if (clock.stoppedOn || clock.interruptionUsed || !clock.dueOn) return clock;
  const remainingDays = daysBetween(day, clock.dueOn);
  return { ...clock, dueOn: null, interruptedOn: day, remainingDays, interruptionUsed: true };
}

/** Completion after the interruption: thirty days from that day, or what was left when it is more. */
export function resume(clock: PaymentClock, day: IsoDate): PaymentClock {
  if (clock.stoppedOn || clock.remainingDays === null || clock.dueOn) return clock;
  const days = Math.max(DAYS_AFTER_COMPLETION, clock.remainingDays);
  return { ...clock, dueOn: addDays(day, days), remainingDays: null };
}

export function stop(clock: PaymentClock, day: IsoDate, reason: ClockStop): PaymentClock {
  return clock.stoppedOn ? clock : { ...clock, stoppedOn: day, stopReason: reason };
}

/** The period as it was before it stopped. */
export function reopen(clock: PaymentClock): PaymentClock {
  return clock.stoppedOn ? { ...clock, stoppedOn: null, stopReason: null } : clock;
}

export function isInterrupted(clock: PaymentClock): boolean {
  return !clock.stoppedOn && clock.dueOn === null;
}

/** Days until the end of the period, negative once it is over; what was left while interrupted; null once stopped. */
export function daysLeft(clock: PaymentClock, today: IsoDate): number | null {
  if (clock.stoppedOn) return null;
  return clock.dueOn ? daysBetween(today, clock.dueOn) : clock.remainingDays;
}

/** Paid after its last day, or not paid yet and past it. A rejected or recycled invoice is never late. */
export function isLate(clock: PaymentClock, today: IsoDate): boolean {
  if (clock.stopReason === "REJECTED" || clock.stopReason === "RECYCLED") return false;
  if (clock.dueOn === null) return (clock.remainingDays ?? 0) < 0;
  return (clock.stoppedOn ?? today) > clock.dueOn;
}

type ClockEffect = (clock: PaymentClock | null, day: IsoDate, days: number) => PaymentClock | null;

/** What reaching a status does to the clock. A status that is not here leaves it as it is. */
const EFFECTS: Readonly<Partial<Record<InvoiceStatus, ClockEffect>>> = {
  MISE_A_DISPOSITION: (_, day, days) => startClock(days, day),
  SUSPENDUE: (clock, day) => clock && interrupt(clock, day),
  COMPLETEE: (clock, day) => clock && resume(clock, day),
  A_RECYCLER: (clock, day) => clock && stop(clock, day, "RECYCLED"),
  REJETEE: (clock, day) => clock && stop(clock, day, "REJECTED"),
  MISE_EN_PAIEMENT: (clock, day) => clock && stop(clock, day, "PAID"),
};

/** The clock after the invoice has reached `status` on `day`; `days` is the payer's period, used by a start. */
export function clockAfter(
  clock: PaymentClock | null,
  status: InvoiceStatus,
  day: IsoDate,
  days: number,
): PaymentClock | null {
  const effect = EFFECTS[status];
  return effect ? effect(clock, day, days) : clock;
}
