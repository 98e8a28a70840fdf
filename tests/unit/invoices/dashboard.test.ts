import fc from "fast-check";
import { expect, it } from "vitest";
import { AGE_BANDS, byAge, byMonth, meanDays, searchOf } from "#lib/invoices/domain/dashboard.ts";
import { issuedCriteria, readIssuedSearch } from "#lib/invoices/domain/issued-search.ts";
import {
  AWAITING_PAYMENT,
  AWAITING_PAYMENT_STATUSES,
  INVOICE_STATUSES,
  TERMINAL_STATUSES,
} from "#lib/invoices/domain/status.ts";
import { addMonths, lastOfMonth } from "#lib/shared/dates.ts";

const row = (month: string, status: (typeof INVOICE_STATUSES)[number], count = 1, amount = "10.00") => ({
  month,
  status,
  count,
  amount,
});

it("F-92 shows twelve months, the present one last, empty ones included", () => {
  const months = byMonth(
    [row("2026-11-01", "DEPOSEE", 2, "7.50"), row("2026-11-01", "REJETEE"), row("2025-11-01", "DEPOSEE")],
    "2026-11-30",
  );
  expect(months.map(({ month }) => month)).toEqual([
    ...["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"],
    ...["2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"],
  ]);
  expect(months.at(-1)).toEqual({ month: "2026-11-01", count: 3, amount: "17.50" });
  expect(months[0]).toMatchObject({ count: 0, amount: "0.00" });
});

it("F-92 puts what waits for its payment in exactly one band of age, the rest in none", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(...INVOICE_STATUSES))),
      (invoices) => {
        const rows = invoices.map(([back, status]) => row(addMonths("2026-03-01", -back), status));
        const waiting = rows.filter(({ status }) => (AWAITING_PAYMENT_STATUSES as readonly string[]).includes(status));
        const bands = byAge(rows, "2026-03-15");
        expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(waiting.length);
      },
    ),
  );
});

it("F-92 gives each band the days of deposit that its search asks for, without a gap", () => {
  const bands = byAge([], "2026-03-15");
  expect(bands[0]).toMatchObject({ from: "2026-03-01", to: "2026-03-31" });
  expect(bands.at(-1)).toMatchObject({ from: null, to: "2025-03-31" });
  for (const [index, { to }] of bands.slice(1).entries()) {
    expect(lastOfMonth(addMonths(bands[index]?.from ?? "", -1))).toBe(to);
  }
  expect(bands).toHaveLength(AGE_BANDS.length);
});

it("F-92 takes the mean of days over all months, in the order of the life cycle", () => {
  const steps = meanDays([
    { status: "SERVICE_FAIT", count: 1, seconds: 86_400 },
    { status: "MISE_A_DISPOSITION", count: 3, seconds: 86_400 * 6 },
    { status: "MISE_A_DISPOSITION", count: 1, seconds: 86_400 * 4 },
  ]);
  expect(steps).toEqual([
    { status: "MISE_A_DISPOSITION", count: 4, days: 2.5 },
    { status: "SERVICE_FAIT", count: 1, days: 1 },
  ]);
});

it("nothing that is over waits for its payment", () => {
  const over: readonly string[] = ["BROUILLON", "REFUSEE_1", "REFUSEE_2", "INTERPRETEE_OCR", ...TERMINAL_STATUSES];
  expect([...AWAITING_PAYMENT_STATUSES, ...over].toSorted()).toEqual([...INVOICE_STATUSES].toSorted());
});

it("F-92 a figure's search is read back as what it counts", () => {
  const supplierId = "019b0000-0000-7000-8000-000000000001";
  const asked = searchOf({
    supplierId,
    status: AWAITING_PAYMENT,
    recipient: "11000201100044",
    from: "2026-01-01",
    to: "2026-01-31",
  });
  const { search, notes } = readIssuedSearch(asked as Record<string, string>);
  expect(notes).toEqual([]);
  expect(search).toMatchObject({ supplierId, status: AWAITING_PAYMENT, recipientText: "11000201100044" });
  expect(issuedCriteria(search)).toMatchObject({
    statuses: AWAITING_PAYMENT_STATUSES,
    submittedFrom: "2026-01-01",
    submittedTo: "2026-01-31",
  });
});
