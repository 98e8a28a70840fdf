import {
  cleanText,
  type DraftField,
  type DraftFields,
  readDraft,
  type TypedVatLine,
  type TypingLocale,
} from "#lib/invoices/domain/draft-fields.ts";
import { isBlank, type TypedLine } from "#lib/invoices/domain/typed-lines.ts";

/** The texts of a form: of the person's, of what it started from, or of the draft as it is. */
export type FormTexts = {
  readonly fields: DraftFields;
  readonly vatLines?: readonly TypedVatLine[] | undefined;
  readonly lines?: readonly TypedLine[] | undefined;
};

export type Conflict = {
  readonly field: DraftField | "vatLines" | "lines";
  readonly mine: string;
  readonly saved: string;
};

export type MergedTexts = {
  /** What to write: changed here, and not there. */
  readonly fields: DraftFields;
  readonly vatLines: readonly TypedVatLine[] | undefined;
  readonly lines: readonly TypedLine[] | undefined;
  /** Changed there, and not here: what the form should show now. */
  readonly elsewhere: DraftFields;
  readonly vatElsewhere: readonly TypedVatLine[] | null;
  readonly linesElsewhere: readonly TypedLine[] | null;
  /** Changed on both sides into different things. */
  readonly conflicts: readonly Conflict[];
};

/**
 * Puts together a form that started from `base` and a draft that was saved meanwhile. Values are compared, not their spelling:
 * "100" is "100,00". Fields that the form does not carry stay as they are saved.
 */
export function mergeTyped(
  mine: FormTexts,
  base: FormTexts,
  saved: {
    readonly fields: DraftFields;
    readonly vatLines: readonly TypedVatLine[];
    readonly lines: readonly TypedLine[];
  },
  locale: TypingLocale,
): MergedTexts {
  const fields: Partial<Record<DraftField, string>> = {};
  const elsewhere: Partial<Record<DraftField, string>> = {};
  const conflicts: Conflict[] = [];
  for (const [name, typed] of Object.entries(mine.fields)) {
    const field = name as DraftField;
    const [before, now] = [base.fields[field] ?? "", saved.fields[field] ?? ""];
    const same = (a: string, b: string) => meaning(field, a, locale) === meaning(field, b, locale);
    if (same(typed, now)) continue;
    if (same(typed, before)) elsewhere[field] = now;
    else if (same(before, now)) fields[field] = typed;
    else conflicts.push({ field, mine: cleanText(typed), saved: now });
  }
  const vat = mergeRows("vatLines", mine.vatLines, base.vatLines, saved.vatLines, (rows) => vatText(rows, locale));
  const lines = mergeRows("lines", mine.lines, base.lines, saved.lines, (rows) => linesText(rows, locale));
  return {
    fields,
    elsewhere,
    vatLines: vat.write,
    vatElsewhere: vat.elsewhere,
    lines: lines.write,
    linesElsewhere: lines.elsewhere,
    conflicts: [...conflicts, ...vat.conflicts, ...lines.conflicts],
  };
}

type MergedRows<Row> = {
  readonly write: readonly Row[] | undefined;
  readonly elsewhere: readonly Row[] | null;
  readonly conflicts: readonly Conflict[];
};

/** Rows are one field: what they say together is compared. */
function mergeRows<Row>(
  field: "vatLines" | "lines",
  mine: readonly Row[] | undefined,
  base: readonly Row[] = [],
  saved: readonly Row[],
  text: (rows: readonly Row[]) => string,
): MergedRows<Row> {
  const none: MergedRows<Row> = { write: undefined, elsewhere: null, conflicts: [] };
  if (mine === undefined || text(mine) === text(saved)) return none;
  if (text(mine) === text(base)) return { ...none, elsewhere: saved };
  if (text(base) === text(saved)) return { ...none, write: mine };
  return { ...none, conflicts: [{ field, mine: text(mine), saved: text(saved) }] };
}

/** « Pose 3 × 1250 (S 20) ; … » */
function linesText(rows: readonly TypedLine[], locale: TypingLocale): string {
  const amount = (text: string) => amountMeaning(text, locale);
  return rows
    .filter((row) => !isBlank(row))
    .map(({ label, quantity, unit, unitPrice, discount, vat }) => {
      const off = discount.trim() === "" ? "" : ` − ${discount.trim().replace(/\s*%$/, " %")}`;
      return `${cleanText(label)} ${amount(quantity)} ${unit} × ${amount(unitPrice)}${off} (${vat})`;
    })
    .join(" ; ");
}

/** « 20 % : 1000.00, 200.00 ; … »: filled rows only, each cell by what it means. */
function vatText(lines: readonly TypedVatLine[], locale: TypingLocale): string {
  return lines
    .map(({ rate, base, tax }) => [rate.replace("%", ""), base, tax].map((cell) => amountMeaning(cell, locale)))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map(([rate, base, tax]) => `${rate} % : ${base} + ${tax}`)
    .join(" ; ");
}

function amountMeaning(text: string, locale: TypingLocale): string {
  return meaning("totalExclTax", text, locale).replace(/\.00$/, "");
}

/** What a text says, whatever its spelling; the text itself when it cannot be read. */
function meaning(field: DraftField, text: string, locale: TypingLocale): string {
  const { values, raw } = readDraft({ [field]: text }, "FACTURE", locale);
  if (field === "recipientServiceCode") return cleanText(text).toUpperCase();
  return raw[field] ?? values[field]?.toString() ?? "";
}
