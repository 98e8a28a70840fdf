import { lateInterest } from "#lib/invoices/domain/late-interest.ts";
import {
  clockAfter,
  daysLeft,
  isInterrupted,
  isLate,
  type PaymentClock,
  startClock,
  stop,
} from "#lib/invoices/domain/payment-clock.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { completeInvoice, makeAvailable } from "#lib/invoices/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { makePair, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";
import {
  awkwardInstants,
  dayNumber,
  dayText,
  interestCents,
  parisDayNumber,
  periodAfter,
  type Step,
  type Verdict,
} from "#torture/support/payment-oracle.ts";

const SIZES = {
  sample: { cases: 2_000, stored: 4 },
  first: { cases: 10_000, stored: 200 },
  long: { cases: 1_000_000, stored: 1_000 },
} as const;

/** A generator of its own, so that a failure can be had again. */
function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
}
type Dice = ReturnType<typeof dice>;

/** What may follow what, as far as the period goes; written by hand. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  MISE_A_DISPOSITION: [
    "SUSPENDUE",
    "SUSPENDUE",
    "SERVICE_FAIT",
    "MANDATEE",
    "REJETEE",
    "A_RECYCLER",
    "MISE_EN_PAIEMENT",
  ],
  SUSPENDUE: ["COMPLETEE", "COMPLETEE", "COMPLETEE", "REJETEE"],
  COMPLETEE: ["SUSPENDUE", "SERVICE_FAIT", "MANDATEE", "REJETEE", "MISE_EN_PAIEMENT"],
  SERVICE_FAIT: ["SUSPENDUE", "MANDATEE", "REJETEE", "MISE_EN_PAIEMENT"],
  MANDATEE: ["REJETEE", "MISE_EN_PAIEMENT"],
  A_RECYCLER: ["MISE_A_DISPOSITION"],
  REJETEE: [],
  MISE_EN_PAIEMENT: [],
};

const DAY = 86_400_000;

/** An instant near one where a mistake would show, or any other. */
function instant(random: Dice, year: number): number {
  if (random.below(3) > 0) return random.pick(awkwardInstants(year)) + (random.below(4) === 0 ? random.below(DAY) : 0);
  return dayNumber(year, 1, 1) * DAY + random.below(365) * DAY + random.below(DAY);
}

/** The next instant: some days later, at an awkward one ahead, or earlier, when the machine's clock was set back. */
function later(random: Dice, at: number): number {
  const kind = random.below(12);
  if (kind === 0) return at - random.below(40 * DAY);
  if (kind < 5) {
    const year = Number(dayText(parisDayNumber(at)).slice(0, 4));
    const ahead = awkwardInstants(year + random.below(2)).filter((one) => one > at);
    if (ahead.length > 0) return random.pick(ahead);
  }
  return at + random.below(80 * DAY);
}

function story(random: Dice): { steps: Step[]; days: number; now: number } {
  const steps: Step[] = [];
  let at = instant(random, 2016 + random.below(40));
  let status = "MISE_A_DISPOSITION";
  for (let length = 1 + random.below(8); length > 0; length -= 1) {
    steps.push({ status, at });
    const next = FOLLOWS[status] ?? [];
    if (next.length === 0) break;
    status = random.pick(next);
    at = later(random, at);
  }
  return { steps, days: random.pick([30, 50, 60, 1, 20]), now: later(random, at) };
}

function portalVerdict(steps: readonly Step[], days: number, now: number): Verdict | null {
  let clock: PaymentClock | null = null;
  for (const { status, at } of steps) clock = clockAfter(clock, status as InvoiceStatus, parisDay(new Date(at)), days);
  return clock && verdictOf(clock, now);
}

function verdictOf(clock: PaymentClock, now: number): Verdict {
  const today = parisDay(new Date(now));
  return {
    dueOn: clock.dueOn,
    daysLeft: daysLeft(clock, today),
    late: isLate(clock, today),
    interrupted: isInterrupted(clock),
    stoppedOn: clock.stoppedOn,
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The rates of the half-years a second time, in hundredths of a per cent, the eight points in it. */
const RATES: Readonly<Record<string, bigint>> = {
  "2021-1": 800n,
  "2021-2": 800n,
  "2022-1": 800n,
  "2022-2": 800n,
  "2023-1": 1050n,
  "2023-2": 1200n,
  "2024-1": 1250n,
  "2024-2": 1225n,
  "2025-1": 1115n,
  "2025-2": 1015n,
  "2026-1": 1015n,
};

/** One reckoning of late interest; null when both say the same. */
function interestDiffers(random: Dice): string | null {
  const start = dayNumber(2021 + random.below(5), 1 + random.below(12), 1 + random.below(28));
  const days = random.pick([30, 50, 60]);
  const due = start + days;
  const lateDays = random.below(800) - 20;
  const cents = BigInt(1 + random.below(2_000_000_000));
  const clock = stop(startClock(days, dayText(start)), dayText(due + lateDays), "PAID");
  const text = `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
  const said = lateInterest(clock, text, dayText(due + 2_000));
  const first = dayText(due + 1);
  const rate = RATES[`${first.slice(0, 4)}-${Number(first.slice(5, 7)) <= 6 ? 1 : 2}`];
  if (lateDays <= 0) return said === null ? null : `${text}: interest before the end of the period`;
  if (rate === undefined) return null;
  const owed = interestCents(cents, rate, BigInt(lateDays));
  const expected = `${owed / 100n}.${String(owed % 100n).padStart(2, "0")}`;
  return said?.interest === expected && said.days === lateDays
    ? null
    : `${text} for ${lateDays} days: ${said?.interest} instead of ${expected}`;
}

/** The same through the commands and the database, with the portal's clock moved as the story says. */
async function storedDiffers(random: Dice, pair: Pair, days: number): Promise<string | null> {
  const { steps, now } = story(random);
  const [first, ...rest] = steps;
  if (!first) return null;
  let restore = () => {};
  const at = (time: number) => {
    restore();
    restore = setClock({ now: () => new Date(time) });
  };
  try {
    at(first.at);
    const invoiceId = await makeSent(pair, { issueDate: dayText(parisDayNumber(first.at) - 3) });
    must(await makeAvailable(invoiceId));
    const done = [first];
    for (const step of rest) {
      // Another recipient is another story, which the cases above tell.
      if (step.status === "A_RECYCLER") break;
      at(step.at);
      must(await move(pair, invoiceId, step.status));
      done.push(step);
    }
    const row = await db().paymentClock.findUniqueOrThrow({ where: { invoiceId } });
    const expected = periodAfter(done, days, now);
    const stored = { dueOn: isoOrNull(row.dueOn), stoppedOn: isoOrNull(row.stoppedOn) };
    const wanted = { dueOn: expected?.dueOn ?? null, stoppedOn: expected?.stoppedOn ?? null };
    return same(stored, wanted) ? null : `${JSON.stringify(done)}: ${JSON.stringify(stored)}`;
  } finally {
    restore();
  }
}

const isoOrNull = (column: Date | null) => column && dayText(Math.round(column.getTime() / DAY));

function move(pair: Pair, invoiceId: string, status: string) {
  if (status === "COMPLETEE") return completeInvoice(pair.seller, { invoiceId, comment: "Voici." });
  const events = {
    SUSPENDUE: "suspend",
    REJETEE: "reject",
    SERVICE_FAIT: "confirm-service",
    MANDATEE: "order-payment",
    MISE_EN_PAIEMENT: "pay",
  } as const;
  const event = events[status as keyof typeof events];
  const motif = event === "suspend" || event === "reject" ? "AUTRE" : undefined;
  return treat(pair, invoiceId, { event, ...(motif ? { motif } : {}) });
}

export const t46: DatabaseRow = {
  id: "T-46",
  title:
    "the payment period beside a second reckoning: clock jumps, summer time, 31 December, leap days, late interest",
  needs: "database",
  async run(size) {
    const { cases, stored } = SIZES[size];
    const random = dice(46);
    const wrong: string[] = [];
    for (let index = 0; index < cases; index += 1) {
      const { steps, days, now } = story(random);
      const [portal, oracle] = [portalVerdict(steps, days, now), periodAfter(steps, days, now)];
      if (!same(portal, oracle)) wrong.push(`${JSON.stringify({ steps, days, now })}: ${JSON.stringify(portal)}`);
      const interest = interestDiffers(random);
      if (interest) wrong.push(interest);
    }
    const pair = await makePair({ payerKind: "HEALTH" });
    for (let index = 0; index < stored; index += 1) {
      const difference = await storedDiffers(random, pair, 50);
      if (difference) wrong.push(difference);
    }
    return {
      size: `${figure(cases)} stories and as many interests; ${figure(stored)} stories through the database`,
      found: `${wrong.length} differ${wrong[0] ? `, first: ${wrong[0]}` : ""}`,
      pass: wrong.length === 0,
    };
  },
};
