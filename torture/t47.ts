import { AMOUNT_CHECKS } from "#lib/invoices/domain/check-amounts.ts";
import type { CheckFacts } from "#lib/invoices/domain/check-types.ts";
import { EMPTY_VALUES, type InvoiceLine } from "#lib/invoices/domain/invoice.ts";
import { readSigns, totalInclTax } from "#lib/invoices/domain/totals.ts";
import { totalsOfLines } from "#lib/invoices/domain/vat.ts";
import { formatAmount, formatMoney, Money, parseAmount } from "#lib/shared/money.ts";
import { dice } from "#tests/factories/documents/sample.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";
import { hasPython, reckonInPython } from "#torture/support/python-money.ts";
import { type MoneyTable, reckonInCents, typings, written } from "#torture/support/whole-money.ts";

const TABLES = { sample: 3_000, first: 1_000_000, long: 1_000_000 } as const;
const BATCH = 25_000;
const RATES = [
  "20",
  "20.0",
  "10",
  "5.5",
  "5.50",
  "2.1",
  "2.10",
  "0",
  "8.5",
  "1.75",
  "1.05",
  "13",
  "0.9",
  "19.6",
  "7.7",
];

type Dice = ReturnType<typeof dice>;

/** A decimal as somebody would write it: `decimals` at most, the last ones often fives, where roundings part. */
function decimal(roll: Dice, below: number, decimals: number): string {
  const whole = roll.int(roll.chance(0.1) ? below * 1000 : below);
  const count = roll.int(decimals + 1);
  const digits = Array.from({ length: count }, (_, i) =>
    i === count - 1 && roll.chance(0.4) ? "5" : String(roll.int(10)),
  ).join("");
  return count === 0 ? String(whole) : `${whole}.${digits}`;
}

function table(seed: number): MoneyTable {
  const roll = dice(seed);
  const lines = Array.from({ length: 1 + roll.int(5) }, () => ({
    quantity: `${roll.chance(0.05) ? "-" : ""}${decimal(roll, 200, 4)}`,
    price: decimal(roll, 900, 6),
    discount: roll.chance(0.25) ? decimal(roll, 20, 2) : "0",
    rate: roll.pick(RATES),
  }));
  return { lines, globalDiscount: roll.chance(0.2) ? decimal(roll, 50, 2) : "0" };
}

/** The same as the portal reckons it, as one text, and what its checks say of it. */
function reckon({ lines, globalDiscount }: MoneyTable) {
  const rows = lines.map(
    (line): InvoiceLine => ({
      ...{ label: "x", unit: "C62", discountPercent: null, vatCategory: "S" },
      quantity: Money.of(line.quantity),
      unitPrice: Money.of(line.price),
      discount: Money.of(line.discount),
      vatRate: Money.of(line.rate),
    }),
  );
  const { vatLines, totalExclTax, totalTax } = totalsOfLines(rows);
  const discount = Money.of(globalDiscount);
  const total = totalInclTax({ totalExclTax, totalTax, globalDiscount: discount }) ?? Money.zero;
  const vat = vatLines.map(({ base, tax }) => `${base}:${tax}`).join(";");
  const values = {
    ...EMPTY_VALUES,
    lines: rows,
    vatLines,
    totalExclTax,
    totalTax,
    globalDiscount: discount,
    globalDiscountReason: "x",
    totalInclTax: total,
    amountDue: total,
  };
  return { text: `${vat}|${totalExclTax}|${totalTax}|${total}`, values };
}

type Values = ReturnType<typeof reckon>["values"];
const SUMS = new Set(["C1", "C2", "C4", "C5", "C6"]);

function refusedSums(values: Values): boolean {
  const facts = { values, raw: {} } as unknown as CheckFacts;
  return AMOUNT_CHECKS.filter(({ id }) => SUMS.has(id)).some((check) =>
    check.run(facts).some(({ severity }) => severity === "blocking"),
  );
}

/** What the checks get wrong: a right table refused, or one that is two cents off taken. */
function wronglyChecked(values: Values, seed: number): number {
  const off = Money.of(seed % 2 === 0 ? "0.02" : "-0.02");
  const spoiled = [
    { ...values, totalInclTax: values.totalInclTax.add(off) },
    { ...values, totalExclTax: values.totalExclTax.add(off) },
    { ...values, totalTax: values.totalTax.add(off) },
  ];
  return [refusedSums(values), ...spoiled.map((one) => !refusedSums(one))].filter(Boolean).length;
}

/** What is lost between an amount, its texts in both languages, and what is read from them. */
function wronglyWritten(amount: Money): number {
  const shown = [
    [formatAmount(amount, "fr"), written(amount.toString(), "fr")],
    [formatAmount(amount, "en"), written(amount.toString(), "en")],
    [formatMoney(amount, "fr"), `${written(amount.toString(), "fr")}\u00a0€`],
    [formatMoney(amount, "en"), written(amount.toString(), "en").replace(/^(-?)/, "$1€")],
  ];
  const read = typings(amount.toString()).filter(({ text, locale }) => {
    const parsed = parseAmount(text, locale);
    return !parsed.ok || !parsed.data.equals(amount);
  });
  return shown.filter(([ours, theirs]) => ours !== theirs).length + read.length;
}

/** A credit note is the same table with its signs turned: told to be turned whole, never in part. */
function wronglyTurned({ totalExclTax, totalTax, totalInclTax: total }: Values): number {
  const amounts = [totalExclTax, totalTax, total];
  if (amounts.some((one) => !one.isPositive())) return 0;
  const turned = amounts.map((one) => one.negate());
  return [
    readSigns("AVOIR", turned) !== "turned",
    readSigns("AVOIR", [...turned.slice(0, 2), total]) !== "mixed",
    readSigns("FACTURE", turned) !== "negative",
    readSigns("AVOIR", amounts) !== "asTyped",
  ].filter(Boolean).length;
}

export const t47: DatabaseRow = {
  id: "T-47",
  title: "money: random tables of lines, rates and discounts, against whole numbers and Python's decimal",
  needs: "database",
  async run(size) {
    const python = hasPython();
    const count = TABLES[size];
    let [cents, pythons, checks, writings, signs] = [0, 0, 0, 0, 0];
    for (let from = 0; from < count; from += BATCH) {
      const tables = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => table(from + i + 1));
      const asked = python ? reckonInPython(tables) : Promise.resolve(null);
      const ours = tables.map((one, i) => {
        const { text, values } = reckon(one);
        if (text !== reckonInCents(one)) cents += 1;
        checks += wronglyChecked(values, i);
        writings += wronglyWritten(values.totalInclTax) + wronglyWritten(values.totalTax);
        signs += wronglyTurned(values);
        return text;
      });
      const theirs = await asked;
      pythons += theirs ? ours.filter((text, i) => text !== theirs[i]).length : 0;
    }
    return {
      size: `${figure(count)} tables${python ? "" : " (no python3 here: whole numbers only)"}`,
      found: `${cents} differ from whole numbers, ${pythons} from Python; ${checks} checks, ${writings} texts and ${signs} signs wrong`,
      pass: cents + pythons + checks + writings + signs === 0,
    };
  },
};
