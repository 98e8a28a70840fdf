import { type Amounts, amountsOf, dice, type InvoiceSample, invoiceSample } from "#tests/factories/documents/sample.ts";
import { type Language, WORDS, type Words, waysOf } from "#tests/factories/documents/varied/words.ts";

type Dice = ReturnType<typeof dice>;
export type Told = { readonly [Key in keyof Words]: string };

/** How one invoice is laid out and worded: all of it follows from the seed. */
export type Plan = {
  readonly seed: number;
  readonly sample: InvoiceSample;
  readonly amounts: Amounts;
  readonly language: Language;
  /** The wording chosen for each thing. */
  readonly told: Told;
  readonly font: "Helvetica" | "Times-Roman" | "Courier";
  readonly size: number;
  readonly parties: "across" | "swapped" | "stacked" | "headed";
  readonly supplierIds: "under" | "foot" | "split" | "oneLine";
  readonly buyerId: "SIRET" | "grouped" | "SIREN" | "VAT" | "none";
  readonly buyerHeading: boolean;
  readonly references: "colon" | "grid" | "columns" | "boxes" | "titled" | "spread";
  readonly totals: "aside" | "row" | "ruled" | "grossOnly" | "withRecap" | "dotted";
  readonly dateForm: number;
  readonly amountForm: number;
  readonly recap: boolean;
  readonly rules: boolean;
  readonly exempt: boolean;
  readonly negative: boolean;
  readonly pages: 1 | 2;
  readonly third: "none" | "representative" | "factor" | "delivery";
  readonly others: readonly (readonly [string, string])[];
  readonly inWords: boolean;
};

const COMMON: readonly Language[] = ["fr", "fr", "fr", "fr", "fr", "fr", "fr", "en", "de", "it", "es"];

export function planOf(seed: number, forced?: Language): Plan {
  const roll = dice(seed * 7919 + 13);
  const language = forced ?? roll.pick(COMMON);
  const words = WORDS[language];
  const sample = sampleOf(seed, roll, language);
  const exempt = sample.lines.every((line) => line.rate === 0);
  const told = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, roll.pick(waysOf(text))])) as Told;
  const others = waysOf(words.others)
    .filter(() => roll.chance(0.35))
    .map((pair) => pair.split("=") as [string, string]);
  return {
    seed,
    sample,
    amounts: amountsOf(sample),
    language,
    told,
    font: roll.pick(["Helvetica", "Helvetica", "Times-Roman", "Courier"]),
    size: roll.pick([8, 9, 9, 10]),
    parties: roll.pick(["across", "across", "swapped", "stacked", "headed"]),
    supplierIds: roll.pick(["under", "foot", "split", "oneLine"]),
    buyerId: roll.pick(["SIRET", "SIRET", "grouped", "grouped", "SIREN", "VAT", "none"]),
    buyerHeading: roll.chance(0.75),
    references: roll.pick(["colon", "grid", "columns", "boxes", "titled", "spread"]),
    totals: exempt
      ? roll.pick(["aside", "ruled", "dotted"])
      : roll.pick(["aside", "aside", "row", "ruled", "grossOnly", "withRecap", "dotted"]),
    dateForm: roll.int(8),
    amountForm: roll.int(8),
    recap: sample.lines.some((line) => line.rate !== sample.lines[0]?.rate) || roll.chance(0.4),
    rules: roll.chance(0.5),
    exempt,
    negative: sample.credit && roll.chance(0.5),
    pages: roll.chance(0.2) ? 2 : 1,
    third: roll.pick(["none", "none", "none", "none", "representative", "factor", "delivery"]),
    others,
    inWords: roll.chance(0.15),
  };
}

function sampleOf(seed: number, roll: Dice, language: Language): InvoiceSample {
  const base = invoiceSample(seed);
  const year = base.date.slice(0, 4);
  const four = String(1000 + roll.int(9000));
  const exempt = roll.chance(0.12);
  const rates = exempt ? [0] : roll.pick([[20], [20], [20], [10], [5.5], [20, 10], [20, 5.5], [20, 10, 5.5]]);
  const lines = base.lines.map((line, i) => ({ ...line, rate: rates[i % rates.length] ?? 20 }));
  const gross = amountsOf({ ...base, lines }).gross;
  const credit = roll.chance(0.12);
  return {
    ...base,
    credit,
    number: roll.pick([
      base.number,
      base.number,
      `FA ${year} ${four}`,
      `${year}/03-${four.slice(1)}`,
      `F-${year}-03-${four}`,
      `${year.slice(2)}03${four}`,
      `VE00${four}`,
      `A${year.slice(2)}/${four.slice(1)}`,
      `${four}`,
      `FC.${year}.${four}`,
      `INV_${four}_B`,
      `${year}-${four.slice(2)}`,
    ]),
    commitment:
      base.commitment &&
      roll.pick([base.commitment, base.commitment, `45000${four}1`, `BC-${year}/${four}`, `${year.slice(2)}D0${four}`]),
    contract: base.contract && roll.pick([base.contract, `${year}-${four.slice(1)}-01`, `M${year}_${four.slice(2)}`]),
    serviceCode: language === "fr" || roll.chance(0.3) ? base.serviceCode : null,
    lines,
    paid: !credit && roll.chance(0.25) ? Math.round(gross * roll.pick([0.3, 0.05, 0.5])) : 0,
  };
}
