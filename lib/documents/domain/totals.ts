import type { AmountKind, LabelledAmount } from "#lib/documents/domain/amount-labels.ts";
import { impliedRate, rowsOfTotals, taxAgrees, type VatRow } from "#lib/documents/domain/vat-rows.ts";

/** An amount without its sign, with all the places where it is printed. */
export type Figure = {
  readonly cents: number;
  readonly places: readonly LabelledAmount[];
  readonly says: Readonly<Partial<Record<AmountKind, number>>>;
};

export type Totals = {
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  /** The rows of VAT that add up to them, when the page has some. */
  readonly rows: readonly VatRow[] | null;
  /** 0..1: how sure the three are together. */
  readonly sure: number;
};

export type TotalsClues = {
  readonly rows: readonly VatRow[];
  /** Rates printed with their sign anywhere. */
  readonly rates: readonly number[];
  /** The page says that there is no VAT, and why. */
  readonly exempt: boolean;
  /** What columns of amounts add up to. */
  readonly sums: ReadonlySet<number>;
};

/** Amounts by value. Whole numbers count only when a currency or a label says that they are money. */
export function figuresOf(amounts: readonly LabelledAmount[]): Figure[] {
  const trusted = amounts.filter(
    ({ exact, marked, says }) =>
      exact || (marked && Math.max(says.net ?? 0, says.gross ?? 0, says.due ?? 0, says.tax ?? 0) >= 0.5),
  );
  return [...Map.groupBy(trusted, (amount) => Math.abs(amount.cents))].map(([cents, places]) => {
    const says: Partial<Record<AmountKind, number>> = {};
    for (const place of places) {
      for (const [kind, weight] of Object.entries(place.says) as [AmountKind, number][])
        says[kind] = Math.max(says[kind] ?? 0, weight);
    }
    return { cents, places, says };
  });
}

const MOST_FIGURES = 140;

/** The three totals: the pair of amounts whose difference, labels, rates and rows of VAT agree best. Arithmetic outweighs words. */
export function findTotals(figures: readonly Figure[], clues: TotalsClues): Totals | null {
  const picked = [...figures]
    .filter(({ cents }) => cents > 0)
    .sort((a, b) => claim(b) - claim(a) || b.cents - a.cents)
    .slice(0, MOST_FIGURES);
  const byCents = new Map(figures.map((figure) => [figure.cents, figure]));
  const largest = Math.max(0, ...picked.filter((figure) => claim(figure) > 0.4).map(({ cents }) => cents));
  const triples: { net: Figure; gross: Figure; tax: number; score: number }[] = [];
  for (const net of picked) {
    for (const gross of picked) {
      const tax = gross.cents - net.cents;
      if (tax < 0 || tax > net.cents * 0.3) continue;
      const score =
        wordsFor(net, gross) +
        taxEvidence(net.cents, tax, byCents.get(tax), clues) +
        0.35 * Math.min(1, gross.cents / Math.max(largest, 1));
      // Below, only rows of VAT or the sum of the lines can make up for what is not named.
      if (score > 0.4) triples.push({ net, gross, tax, score });
    }
  }
  for (const triple of withoutNet(picked, byCents, clues)) {
    const { net, gross, tax } = triple;
    const score = wordsFor(net, gross) + taxEvidence(net.cents, tax, byCents.get(tax), clues);
    triples.push({ ...triple, score: score + 0.35 * Math.min(1, gross.cents / Math.max(largest, 1)) });
  }
  triples.sort((a, b) => b.score - a.score);
  const judged = triples.slice(0, 24).map((triple) => {
    const rows = triple.tax > 0 ? rowsOfTotals(clues.rows, triple.net.cents, triple.tax) : null;
    const summed = clues.sums.has(triple.net.cents) ? 0.5 : 0;
    return { ...triple, rows, summed, score: triple.score + rowsEvidence(rows) + summed };
  });
  judged.sort((a, b) => b.score - a.score);
  const [first, second] = judged;
  if (!first || first.score < 1.1) return null;
  const labels = [
    first.net.says.net,
    first.gross.says.gross ?? first.gross.says.due,
    byCents.get(first.tax)?.says.tax,
  ].filter((says) => (says ?? 0) > 0.5);
  const proven = first.tax > 0 && (byCents.has(first.tax) || first.rows !== null);
  const base = (proven ? 0.87 : clues.exempt ? 0.84 : 0.72) + (first.summed > 0 ? 0.04 : 0);
  const rival = second ? second.score / first.score : 0;
  const sure = (base + 0.03 * labels.length + (first.rows ? 0.03 : 0)) * (rival > 0.93 ? 0.82 : 1);
  return {
    net: first.net.cents,
    tax: first.tax,
    gross: first.gross.cents,
    rows: first.rows,
    sure: Math.min(0.98, sure),
  };
}

/**
 * « Total TTC 120,00, dont TVA 20,00 »: the net is printed nowhere. It is taken where a rate of the page leads to that tax, the tax can only
 * be one of the usual rates, or the lines add up to it.
 */
function withoutNet(
  picked: readonly Figure[],
  byCents: ReadonlyMap<number, Figure>,
  clues: TotalsClues,
): { net: Figure; gross: Figure; tax: number }[] {
  const taxes = picked.filter(({ says, cents }) => (says.tax ?? 0) >= 0.5 && cents >= 100);
  return picked
    .filter(({ says }) => (says.gross ?? 0) >= 0.5 || (says.due ?? 0) >= 0.8)
    .flatMap((gross) =>
      taxes.flatMap(({ cents: tax }) => {
        const cents = gross.cents - tax;
        if (cents <= tax || byCents.has(cents)) return [];
        const fits =
          clues.rates.some((percent) => percent > 0 && taxAgrees(cents, percent, tax)) ||
          impliedRate(cents, tax) !== null ||
          clues.sums.has(cents);
        return fits ? [{ net: { cents, places: [], says: {} }, gross, tax }] : [];
      }),
    );
}

function claim({ says }: Figure): number {
  return Math.max(says.net ?? 0, says.gross ?? 0, says.due ?? 0, says.tax ?? 0, says.base ?? 0);
}

function wordsFor(net: Figure, gross: Figure): number {
  const forNet = Math.max(net.says.net ?? 0, (net.says.base ?? 0) * 0.6);
  const forGross = Math.max(gross.says.gross ?? 0, (gross.says.due ?? 0) * 0.9);
  // « TTC » beside what would be the net, or « HT » beside the gross, speaks against, unless both are the same amount.
  const crossed =
    net === gross
      ? 0
      : 0.3 * Math.max(0, (net.says.gross ?? 0) - forNet) + 0.3 * Math.max(0, (gross.says.net ?? 0) - forGross);
  return forNet + forGross - crossed;
}

function taxEvidence(net: number, tax: number, printed: Figure | undefined, clues: TotalsClues): number {
  if (tax === 0) {
    const zero = printed && Math.max(printed.says.tax ?? 0, (printed.says.base ?? 0) * 0.4) > 0.3;
    return (zero ? 0.75 : 0) + (clues.exempt ? 0.6 : 0) - (zero || clues.exempt ? 0 : 0.7);
  }
  const rate = clues.rates.some((percent) => percent > 0 && taxAgrees(net, percent, tax)) ? 0.45 : 0;
  return (printed ? 0.5 + (printed.says.tax ?? 0) * 0.8 : -0.45) + rate;
}

function rowsEvidence(rows: readonly VatRow[] | null): number {
  if (!rows) return 0;
  return rows.length > 1 ? 1 : 0.4;
}

/** What is left to pay: what is named so, when it follows from the total and what was paid; else the total itself. */
export function amountDue(
  figures: readonly Figure[],
  gross: number,
): { cents: number; figure: Figure | null; sure: number; computed: boolean } | null {
  const byCents = new Map(figures.map((figure) => [figure.cents, figure]));
  const paid = figures.filter(({ says, cents }) => (says.paid ?? 0) > 0.5 && cents > 0 && cents <= gross);
  const named = figures
    .filter(({ says }) => (says.due ?? 0) >= 0.5)
    .sort((a, b) => (b.says.due ?? 0) - (a.says.due ?? 0));
  const consistent = named.find(
    ({ cents }) =>
      cents === gross ||
      paid.some((one) => gross - one.cents === cents) ||
      (byCents.has(gross - cents) && cents < gross),
  );
  if (consistent)
    return {
      cents: consistent.cents,
      figure: consistent,
      sure: consistent.cents === gross && paid.length > 0 ? 0.88 : 0.96,
      computed: false,
    };
  const first = named[0];
  if (first && first.cents <= gross) return { cents: first.cents, figure: first, sure: 0.8, computed: false };
  for (const one of paid) {
    const left = byCents.get(gross - one.cents);
    if (left) return { cents: left.cents, figure: left, sure: 0.8, computed: false };
  }
  return { cents: gross, figure: byCents.get(gross) ?? null, sure: paid.length > 0 ? 0.6 : 0.93, computed: true };
}
