import { type LabelledAmount, labelledAmounts } from "#lib/documents/domain/amount-labels.ts";
import { ratesOf } from "#lib/documents/domain/amount-values.ts";
import { centsText } from "#lib/documents/domain/amounts.ts";
import { reading } from "#lib/documents/domain/choice.ts";
import { columnSums } from "#lib/documents/domain/column-sums.ts";
import type { DocumentFields, FieldOrigin, Reading, VatLine } from "#lib/documents/domain/fields.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";
import { amountDue, type Figure, figuresOf, findTotals, type Totals } from "#lib/documents/domain/totals.ts";
import { impliedRate, taxAgrees, USUAL_RATES, type VatRow, vatLine, vatRows } from "#lib/documents/domain/vat-rows.ts";

export type AmountFields = Pick<
  DocumentFields,
  "totalExclTax" | "totalTax" | "totalInclTax" | "amountDue" | "vatBreakdown"
>;

/** « TVA non applicable, art. 293 B du CGI », « reverse charge », « Kleinunternehmer », … by the keys of the words. */
const EXEMPT =
  /tvanonapplicable|exonerationtva|exoneretva|exonereetva|293b|autoliquidation|reversecharge|franchiseenbase|horsscopetva|horschamptva|vatexempt|exemptfromvat|steuerfrei|kleinunternehmer|19ustg|nichtsteuerbar|esentiva|exentoiva|inversionesujetopasivo|inversionsujetopasivo|intracommunautaire.{0,20}exoner|nonsoumistva|nonassujetti|horstva/;

/** All amounts of the page, read together: each of them is sure because the others agree. */
export function amountFields(lines: readonly LabelledLine[], credit: boolean): AmountFields {
  const amounts = labelledAmounts(lines);
  const figures = figuresOf(amounts);
  const text = lines.map(({ line }) => line.tokens.map((token) => token.key).join("")).join("");
  const rates = lines
    .flatMap(({ line }) => ratesOf(line))
    .filter(({ marked }) => marked)
    .map(({ percent }) => percent);
  const rows = vatRows(lines, amounts);
  const totals = findTotals(figures, { rows, rates, exempt: EXEMPT.test(text), sums: columnSums(amounts, lines) });
  if (!totals) return separately(figures, credit);

  const negative = (bestPlace(figures, totals.gross, "gross")?.cents ?? 0) < 0;
  const field = (cents: number, kind: "net" | "tax" | "gross") => {
    const place = bestPlace(figures, cents, kind);
    // What is printed nowhere has the sign of the total that it follows from.
    if (!place)
      return money(
        negative && !credit ? -cents : cents,
        totals.sure - (cents === 0 ? 0 : 0.06),
        undefined,
        credit,
        "computed",
      );
    return money(cents, totals.sure, place, credit);
  };
  const due = amountDue(figures, totals.gross);
  return {
    totalExclTax: field(totals.net, "net"),
    totalTax: field(totals.tax, "tax"),
    totalInclTax: field(totals.gross, "gross"),
    amountDue:
      due &&
      money(
        due.cents,
        due.sure * Math.min(1, totals.sure + 0.03),
        due.figure?.places.at(-1),
        credit,
        due.computed ? "computed" : undefined,
      ),
    vatBreakdown: recap(totals, figures, rows, rates, credit),
  };
}

/** Without three totals that agree, each amount stands for itself, on its label alone. */
function separately(figures: readonly Figure[], credit: boolean): AmountFields {
  const named = (kind: "net" | "tax" | "gross" | "due") => {
    const best = [...figures].sort((a, b) => (b.says[kind] ?? 0) - (a.says[kind] ?? 0) || b.cents - a.cents)[0];
    const weight = best?.says[kind] ?? 0;
    return best && weight >= 0.6
      ? { best, field: money(best.cents, weight * 0.7, bestPlace(figures, best.cents, kind), credit) }
      : null;
  };
  const [net, tax, gross, due] = [named("net"), named("tax"), named("gross"), named("due")];
  // Two that are named give the third, when the result is plausible.
  const computed = (cents: number) => money(cents, 0.6, undefined, credit, "computed");
  const third =
    net && tax && !gross && tax.best.cents < net.best.cents * 0.3 ? computed(net.best.cents + tax.best.cents) : null;
  const inclTax = gross?.field ?? third ?? due?.field ?? null;
  return {
    totalExclTax: net?.field ?? null,
    totalTax: tax?.field ?? null,
    totalInclTax: inclTax,
    amountDue: due?.field ?? inclTax,
    vatBreakdown: null,
  };
}

function bestPlace(
  figures: readonly Figure[],
  cents: number,
  kind: "net" | "tax" | "gross" | "due",
): LabelledAmount | undefined {
  const places = figures.find((figure) => figure.cents === cents)?.places ?? [];
  return places.reduce<LabelledAmount | undefined>(
    (best, place) => (best && (best.says[kind] ?? 0) > (place.says[kind] ?? 0) ? best : place),
    undefined,
  );
}

/** The amounts of a credit note are given as positive, as the form wants them (domain reference § 8.4, C8). */
function money(
  cents: number,
  weight: number,
  place: LabelledAmount | undefined,
  credit: boolean,
  origin?: FieldOrigin,
): Reading<string> {
  const negative = !credit && place !== undefined && place.cents < 0;
  return reading(
    centsText(negative ? -cents : cents),
    weight,
    place?.tokens ?? [],
    origin ?? (place ? undefined : "computed"),
  );
}

/** The VAT recap: the rows that add up to the totals; one row when the totals themselves fit one rate. */
function recap(
  totals: Totals,
  figures: readonly Figure[],
  rows: readonly VatRow[],
  rates: readonly number[],
  credit: boolean,
): Reading<readonly VatLine[]> | null {
  const tokensOf = (found: readonly VatRow[]) => found.flatMap((row) => row.amounts).flatMap((amount) => amount.tokens);
  void credit;
  if (totals.rows && (totals.rows.length > 1 || totals.rows[0]?.printedRate)) {
    return reading(
      totals.rows.map(vatLine),
      totals.sure - (totals.rows.every((row) => row.printedRate) ? 0 : 0.1),
      tokensOf(totals.rows),
    );
  }
  const { net, tax } = totals;
  if (tax === 0) {
    const zero = rows.some((row) => row.rate === 0 && row.base === net);
    return reading([vatLine({ rate: 0, base: net, tax: 0 })], totals.sure - (zero ? 0 : 0.08), [], "computed");
  }
  const exempted = withExemptPart(totals, figures, rows);
  if (exempted) return reading(exempted.map(vatLine), totals.sure - 0.03, tokensOf(exempted));
  const printed = rates.find(
    (percent) =>
      percent > 0 && taxAgrees(net, percent, tax) && (USUAL_RATES.includes(percent) || impliedRate(net, tax) === null),
  );
  const rate =
    printed ?? impliedRate(net, tax) ?? USUAL_RATES.slice(0, 3).find((percent) => taxAgrees(net, percent, tax));
  if (rate === undefined) return null;
  return reading(
    [vatLine({ rate, base: net, tax })],
    totals.sure - (printed === undefined ? 0.06 : 0.02),
    [],
    "computed",
  );
}

/** Taxed rows that make up the tax, and the rest of the net without tax, when that rest is printed. */
function withExemptPart({ net, tax }: Totals, figures: readonly Figure[], rows: readonly VatRow[]): VatRow[] | null {
  const taxed = rows.filter((row) => row.rate > 0 && row.printedRate && row.base < net && row.tax === tax);
  for (const row of taxed) {
    const rest = figures.find((figure) => figure.cents === net - row.base);
    const place = rest?.places[0];
    if (rest && place) return [row, { rate: 0, base: rest.cents, tax: 0, printedRate: false, amounts: [place] }];
  }
  return null;
}
