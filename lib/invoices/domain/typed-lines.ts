import { cleanText, type TypingLocale } from "#lib/invoices/domain/draft-fields.ts";
import { type InvoiceLine, VAT_CATEGORIES, type VatCategory } from "#lib/invoices/domain/invoice.ts";
import { grossOf, lineTotal } from "#lib/invoices/domain/totals.ts";
import { VAT_RATES } from "#lib/invoices/domain/vat.ts";
import { numberFormat } from "#lib/shared/intl.ts";
import { formatAmount, MAX_DECIMALS, Money, parseAmount } from "#lib/shared/money.ts";

/** One line as typed. `vat` is a choice: "S 20", "E", "AE", "O". `discount` is an amount, or a percentage when it ends with %. */
export type TypedLine = {
  readonly label: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly vat: string;
};
export const LINE_CELLS = ["label", "quantity", "unit", "unitPrice", "discount", "vat"] as const;
export type LineCell = (typeof LINE_CELLS)[number];

/** A line that waits for its words: one unit, at the rate of most invoices. */
export const NEW_LINE: TypedLine = {
  label: "",
  quantity: "1",
  unit: "C62",
  unitPrice: "",
  discount: "",
  vat: "S 20",
};

export const MOST_LINES = 100;
export const LABEL_MAX = 250;

/** Units offered (UN/ECE Recommendation 20), by how often invoices use them. */
export const UNITS = [
  "C62",
  "LS",
  "HUR",
  "DAY",
  "MON",
  "ANN",
  "KGM",
  "TNE",
  "MTR",
  "KMT",
  "MTK",
  "MTQ",
  "LTR",
  "KWH",
] as const;
export type Unit = (typeof UNITS)[number];

/** The choices of the VAT field: every rate, then the categories that have none. */
export const VAT_CHOICES: readonly string[] = [
  ...VAT_RATES.filter((rate) => rate !== "0").map((rate) => `S ${rate}`),
  "E",
  "AE",
  "O",
];

export type LineProblem = {
  /** From 1, as the form counts them. */
  readonly line: number;
  readonly cell: LineCell;
  readonly code: string;
  readonly value: string;
};

export type ReadLines = { readonly lines: readonly InvoiceLine[]; readonly problems: readonly LineProblem[] };

/** A line in which nothing but what a new one holds was typed. */
export function isBlank(row: TypedLine): boolean {
  return [row.label, row.unitPrice, row.discount].every((cell) => cell.trim() === "");
}

/** The lines that can be read, and what is wrong with the others. Blank lines are left out, and still counted. */
export function readTypedLines(rows: readonly TypedLine[], locale: TypingLocale): ReadLines {
  const lines: InvoiceLine[] = [];
  const problems: LineProblem[] = [];
  rows.forEach((row, index) => {
    if (isBlank(row)) return;
    const read = readLine(row, locale);
    if ("line" in read) lines.push(read.line);
    else problems.push(...read.problems.map((one) => ({ line: index + 1, ...one })));
  });
  return { lines, problems };
}

type CellProblem = Omit<LineProblem, "line">;

function readLine(row: TypedLine, locale: TypingLocale): { line: InvoiceLine } | { problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const wrong = (cell: LineCell, code: string) => {
    problems.push({ cell, code, value: row[cell].slice(0, 60) });
    return Money.zero;
  };
  const label = cleanText(row.label);
  if (label === "") wrong("label", "line.labelRequired");
  if (label.length > LABEL_MAX) wrong("label", "line.labelTooLong");
  const number = (cell: "quantity" | "unitPrice", code: string) => {
    const read = parseAmount(row[cell], locale);
    return read.ok ? read.data : wrong(cell, code);
  };
  const quantity = number("quantity", "line.quantityUnreadable");
  const unitPrice = number("unitPrice", "line.priceUnreadable");
  const unit = UNITS.find((one) => one === row.unit) ?? "C62";
  const vat = readVat(row.vat);
  if (!vat) wrong("vat", "line.vatRequired");
  const off = readDiscount(row.discount, grossOf({ quantity, unitPrice }), locale);
  if (!off) wrong("discount", "line.discountUnreadable");
  if (problems.length > 0 || !vat || !off) return { problems };
  const line: InvoiceLine = { label, quantity, unit, unitPrice, ...off, ...vat };
  if (lineTotal(line).abs().compare(MOST) >= 0) wrong("unitPrice", "line.tooLarge");
  else if (isTooMuchOff(line)) wrong("discount", "line.discountTooLarge");
  return problems.length > 0 ? { problems } : { line };
}

/** A hundred lines below this add up to what the database holds. */
const MOST = Money.of("10000000000");
const HUNDRED = Money.of("100");

function isTooMuchOff({ discount, ...line }: InvoiceLine): boolean {
  return discount.abs().compare(grossOf(line).abs()) > 0;
}

function readVat(choice: string): { vatCategory: VatCategory; vatRate: Money } | null {
  if (!VAT_CHOICES.includes(choice)) return null;
  const [category, rate] = choice.split(" ");
  const vatCategory = VAT_CATEGORIES.find((one) => one === category);
  return vatCategory ? { vatCategory, vatRate: Money.of(rate ?? "0") } : null;
}

/** « 5 % » of what the line comes to, or an amount. Both are kept: the form shows again what was typed. */
function readDiscount(
  typed: string,
  gross: Money,
  locale: TypingLocale,
): { discount: Money; discountPercent: Money | null } | null {
  const text = typed.trim();
  if (text === "") return { discount: Money.zero, discountPercent: null };
  const read = parseAmount(text.replace(/\s*%$/, ""), locale);
  if (!read.ok || read.data.isNegative()) return null;
  if (!text.endsWith("%")) {
    return read.data.decimals() > 2 ? null : { discount: read.data, discountPercent: null };
  }
  if (read.data.compare(HUNDRED) > 0 || read.data.decimals() > 4) return null;
  return { discount: gross.percent(read.data).round(), discountPercent: read.data };
}

/** The lines as the form shows them. */
export function typedLines(lines: readonly InvoiceLine[], locale: TypingLocale): TypedLine[] {
  const format = numberFormat(locale, { maximumFractionDigits: MAX_DECIMALS });
  const short = (amount: Money) => format.format(amount.toString(0) as Intl.StringNumericLiteral);
  return lines.map((line) => ({
    label: line.label,
    quantity: short(line.quantity),
    unit: line.unit,
    unitPrice: formatAmount(line.unitPrice, locale),
    discount: line.discountPercent
      ? `${short(line.discountPercent)} %`
      : line.discount.isZero()
        ? ""
        : formatAmount(line.discount, locale),
    vat: line.vatCategory === "S" ? `S ${line.vatRate.toString(0)}` : line.vatCategory,
  }));
}

export type LineMove = "ajouter" | "retirer" | "dupliquer" | "monter" | "descendre";

/** The lines once a button beside one of them was pressed. What cannot be done changes nothing. */
export function moveLines(rows: readonly TypedLine[], move: LineMove, at: number): TypedLine[] {
  const next = [...rows];
  const row = next[at];
  if (move === "ajouter") return rows.length < MOST_LINES ? [...next, NEW_LINE] : next;
  if (!row) return next;
  if (move === "retirer") next.splice(at, 1);
  if (move === "dupliquer" && rows.length < MOST_LINES) next.splice(at + 1, 0, { ...row });
  const to = move === "monter" ? at - 1 : move === "descendre" ? at + 1 : at;
  if (to !== at && to >= 0 && to < next.length) {
    next.splice(at, 1);
    next.splice(to, 0, row);
  }
  return next;
}

/** The lines by the names of their inputs. */
export function lineInputs(rows: readonly TypedLine[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, index) => LINE_CELLS.map((cell) => [`lines.${index}.${cell}`, row[cell]])),
  );
}

const INPUT = /^lines\.(\d{1,3})\.(label|quantity|unit|unitPrice|discount|vat)$/;

/** The lines among the inputs of a posted form, in their order; null when it has none. */
export function rowsOfInputs(values: Readonly<Record<string, unknown>>): TypedLine[] | null {
  const rows = new Map<number, TypedLine>();
  for (const [name, value] of Object.entries(values)) {
    const [, index, cell] = INPUT.exec(name) ?? [];
    if (index === undefined || cell === undefined || typeof value !== "string") continue;
    const empty = { label: "", quantity: "", unit: "", unitPrice: "", discount: "", vat: "" };
    rows.set(Number(index), { ...empty, ...rows.get(Number(index)), [cell]: value });
  }
  return rows.size === 0 ? null : [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}
