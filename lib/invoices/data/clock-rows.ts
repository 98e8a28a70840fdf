import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { ClockStop, PaymentClock } from "#lib/invoices/domain/payment-clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { dateOf, isoDateOf } from "#lib/shared/dates.ts";

export const CLOCK_SELECT = {
  days: true,
  startedOn: true,
  dueOn: true,
  interruptedOn: true,
  remainingDays: true,
  interruptionUsed: true,
  stoppedOn: true,
  stopReason: true,
} as const satisfies Prisma.PaymentClockSelect;

type ClockRow = Prisma.PaymentClockGetPayload<{ select: typeof CLOCK_SELECT }>;

const STOPS: readonly ClockStop[] = ["PAID", "REJECTED", "RECYCLED"];

export function toClock(row: ClockRow | null): PaymentClock | null {
  if (!row) return null;
  return {
    ...row,
    startedOn: isoDateOf(row.startedOn),
    dueOn: row.dueOn && isoDateOf(row.dueOn),
    interruptedOn: row.interruptedOn && isoDateOf(row.interruptedOn),
    stoppedOn: row.stoppedOn && isoDateOf(row.stoppedOn),
    stopReason: STOPS.find((reason) => reason === row.stopReason) ?? null,
  };
}

export async function saveClock(tx: Tx, invoiceId: string, clock: PaymentClock): Promise<void> {
  const row = {
    ...clock,
    startedOn: dateOf(clock.startedOn),
    dueOn: clock.dueOn && dateOf(clock.dueOn),
    interruptedOn: clock.interruptedOn && dateOf(clock.interruptedOn),
    stoppedOn: clock.stoppedOn && dateOf(clock.stoppedOn),
  };
  await tx.paymentClock.upsert({ where: { invoiceId }, create: { invoiceId, ...row }, update: row });
}
