import {
  cleanText,
  type DraftField,
  type DraftFields,
  readDraft,
  type TypedVatLine,
  type TypingLocale,
} from "#lib/invoices/domain/draft-fields.ts";

/** The texts of a form: of the person's, of what it started from, or of the draft as it is. */
export type FormTexts = {
  readonly fields: DraftFields;
  readonly vatLines?: readonly TypedVatLine[] | undefined;
};

export type Conflict = { readonly field: DraftField | "vatLines"; readonly mine: string; readonly saved: string };

export type MergedTexts = {
  /** What to write: changed here, and not there. */
  readonly fields: DraftFields;
  readonly vatLines: readonly TypedVatLine[] | undefined;
  /** Changed there, and not here: what the form should show now. */
  readonly elsewhere: DraftFields;
  readonly vatElsewhere: readonly TypedVatLine[] | null;
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
  saved: { readonly fields: DraftFields; readonly vatLines: readonly TypedVatLine[] },
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
  const vat = mergeVat(mine.vatLines, base.vatLines ?? [], saved.vatLines, locale);
  return { fields, elsewhere, ...vat, conflicts: [...conflicts, ...vat.conflicts] };
}

function mergeVat(
  mine: readonly TypedVatLine[] | undefined,
  base: readonly TypedVatLine[],
  saved: readonly TypedVatLine[],
  locale: TypingLocale,
) {
  const text = (lines: readonly TypedVatLine[]) => vatText(lines, locale);
  const none = { vatLines: undefined, vatElsewhere: null, conflicts: [] as Conflict[] };
  if (mine === undefined || text(mine) === text(saved)) return none;
  if (text(mine) === text(base)) return { ...none, vatElsewhere: saved };
  if (text(base) === text(saved)) return { ...none, vatLines: mine };
  return { ...none, conflicts: [{ field: "vatLines" as const, mine: text(mine), saved: text(saved) }] };
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
