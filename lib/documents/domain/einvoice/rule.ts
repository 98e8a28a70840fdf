import type { Element } from "#lib/documents/domain/einvoice/elements.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";

/**
 * `blocks`: the portal cannot deliver the data (no number, no total, totals that contradict each other): a PDF is then taken for its page,
 * a bare XML is refused. `broken`: the norm is broken, the invoice can be read. `advice`: allowed, and unwise.
 */
export type Severity = "blocks" | "broken" | "advice";

/** Sentences of `messages/*.json`, block `einvoice.broken`: what is wrong, and what to do. Shared by the rules that say the same. */
export const SENTENCES = [
  "missing",
  "missingGroup",
  "missingEither",
  "missingVatId",
  "noLine",
  "noBreakdown",
  "negative",
  "period",
  "emptyPeriod",
  "decimals",
  "code",
  "scheme",
  "mime",
  "exclusive",
  "vatPrefix",
  "sum",
  "amountDue",
  "withVat",
  "withoutVat",
  "vatOfRate",
  "payeeSame",
  "accountMissing",
  "cardNumber",
  "ownCurrency",
  "breakdownMissing",
  "breakdownTwice",
  "breakdownUnused",
  "sellerTaxId",
  "sellerVatId",
  "sellerAndBuyer",
  "sellerVatAndBuyerVat",
  "noVatIds",
  "ratePositive",
  "rateZero",
  "rateNegative",
  "rateAbsent",
  "base",
  "taxZero",
  "reasonMissing",
  "reasonForbidden",
  "deliveryDate",
  "deliveryCountry",
  "onlyOutside",
  "italianOnly",
  "splitPayment",
  "number",
  "date",
] as const;
export type Sentence = (typeof SENTENCES)[number];

/** One place where a rule is broken. */
export type Breach = {
  readonly at: Element;
  readonly sentence?: Sentence;
  readonly params?: Readonly<Record<string, string>>;
};

export type Rule = {
  /** Of the official artefacts (EN 16931-1 § 6.4, ConnectingEurope/eInvoicing-EN16931), or `XML-…`, ours. */
  readonly id: string;
  readonly severity: Severity;
  /** What it speaks of: a level of Factur-X that leaves one of them out is not held to the rule. The first is the one to mend. */
  readonly terms: readonly string[];
  readonly sentence: Sentence;
  /** Also for ZUGFeRD 1, which came before the norm and can only be held to what an invoice always was. */
  readonly always?: boolean;
  readonly check: (invoice: EInvoice) => readonly Breach[];
};
