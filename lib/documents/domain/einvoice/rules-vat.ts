import { cents, exact, ZERO } from "#lib/documents/domain/einvoice/exact.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { firstOf, type Group, groupsAt, textOfTerm } from "#lib/documents/domain/einvoice/model.ts";
import type { Breach, Rule, Sentence } from "#lib/documents/domain/einvoice/rule.ts";

/** A VAT category (UNTDID 5305) and what the norm asks of it (EN 16931-1 § 6.4.4). */
export type VatFamily = {
  readonly code: string;
  /** In the ids of its rules: `BR-IC-05` for category K. */
  readonly name: string;
  readonly ids: "tax" | "vat" | "taxAndBuyer" | "vatAndBuyerVat" | "none";
  readonly rate: "positive" | "zero" | "notNegative" | "absent";
  /** One line of the recap for each rate, or a single one. */
  readonly byRate: boolean;
  readonly reason: "required" | "forbidden";
};

export const VAT_FAMILIES: readonly VatFamily[] = [
  { code: "S", name: "S", ids: "tax", rate: "positive", byRate: true, reason: "forbidden" },
  { code: "Z", name: "Z", ids: "tax", rate: "zero", byRate: false, reason: "forbidden" },
  { code: "E", name: "E", ids: "tax", rate: "zero", byRate: false, reason: "required" },
  { code: "AE", name: "AE", ids: "taxAndBuyer", rate: "zero", byRate: false, reason: "required" },
  { code: "K", name: "IC", ids: "vatAndBuyerVat", rate: "zero", byRate: false, reason: "required" },
  { code: "G", name: "G", ids: "vat", rate: "zero", byRate: false, reason: "required" },
  { code: "O", name: "O", ids: "none", rate: "absent", byRate: false, reason: "required" },
  { code: "L", name: "AF", ids: "tax", rate: "notNegative", byRate: true, reason: "forbidden" },
  { code: "M", name: "AG", ids: "tax", rate: "notNegative", byRate: true, reason: "forbidden" },
];

/** Where a category is used: lines, allowances and charges of the document, with their category and rate. */
const USES = [
  { within: "BG-25", category: "BT-151", rate: "BT-152", ids: "02", rates: "05" },
  { within: "BG-20", category: "BT-95", rate: "BT-96", ids: "03", rates: "06" },
  { within: "BG-21", category: "BT-102", rate: "BT-103", ids: "04", rates: "07" },
] as const;

const using = (root: Group, { within, category }: { within: string; category: string }, code: string) =>
  groupsAt(root, within).filter((group) => textOfTerm(group, category) === code);

const breakdowns = (root: Group, code: string) =>
  groupsAt(root, "BG-23").filter((group) => textOfTerm(group, "BT-118") === code);

function familyRules(family: VatFamily): Rule[] {
  const { code } = family;
  const rule = (number: string, terms: readonly string[], sentence: Sentence, check: Rule["check"]): Rule => ({
    id: `BR-${family.name}-${number}`,
    severity: "broken",
    terms,
    sentence,
    check: (invoice) => check(invoice).map((one) => ({ ...one, params: { category: code, ...one.params } })),
  });
  return [
    rule("01", ["BG-23", "BT-118", "BT-151"], "breakdownMissing", (invoice) => inBreakdown(invoice, family)),
    ...USES.map((use) =>
      rule(use.ids, [use.category, use.within, "BT-31"], ID_SENTENCES[family.ids], ({ root }) =>
        idsAreGiven(root, family.ids)
          ? []
          : using(root, use, code)
              .slice(0, 1)
              .map((group) => ({ at: group.element })),
      ),
    ),
    ...USES.map((use) =>
      rule(use.rates, [use.rate, use.within], RATE_SENTENCES[family.rate], ({ root }) =>
        using(root, use, code).flatMap((group) => {
          const rate = firstOf(group, use.rate);
          return rateIsRight(rate?.text ?? null, family.rate)
            ? []
            : [{ at: rate?.element ?? group.element, params: { rate: rate?.text ?? "–" } }];
        }),
      ),
    ),
    rule("08", ["BT-116", "BT-131"], "base", (invoice) => baseIsSum(invoice, family)),
    rule("09", ["BT-117", "BT-116"], family.byRate ? "vatOfRate" : "taxZero", (invoice) => taxIsRight(invoice, family)),
    rule("10", ["BT-120", "BT-121"], family.reason === "required" ? "reasonMissing" : "reasonForbidden", ({ root }) =>
      breakdowns(root, code)
        .filter((one) => {
          const given = firstOf(one, "BT-120") !== null || firstOf(one, "BT-121") !== null;
          return given !== (family.reason === "required");
        })
        .map((one) => ({ at: one.element })),
    ),
  ];
}

/** What is used is in the recap: at least once for a category with rates, exactly once for another. */
function inBreakdown({ root, syntax }: EInvoice, family: VatFamily): Breach[] {
  const uses = USES.flatMap((use) => using(root, use, family.code));
  const recap = breakdowns(root, family.code);
  const [use, first, second] = [uses[0], recap[0], recap[1]];
  if (use && !first) return [{ at: use.element }];
  if (!family.byRate && second) return [{ at: second.element, sentence: "breakdownTwice" }];
  // The two syntaxes' artefacts differ on a recap that nothing uses; rule 08 finds it in the other.
  const unused = !use && first && (syntax === "UBL" ? family.byRate : !family.byRate);
  return unused ? [{ at: first.element, sentence: "breakdownUnused" }] : [];
}

const ID_SENTENCES = {
  tax: "sellerTaxId",
  vat: "sellerVatId",
  taxAndBuyer: "sellerAndBuyer",
  vatAndBuyerVat: "sellerVatAndBuyerVat",
  none: "noVatIds",
} as const;

function idsAreGiven(root: Group, ids: VatFamily["ids"]): boolean {
  const any = (within: string, ...terms: string[]) =>
    groupsAt(root, within).some((group) => terms.some((term) => firstOf(group, term)));
  const vat = any("BG-4", "BT-31") || any("BG-11", "BT-63");
  const tax = vat || any("BG-4", "BT-32");
  if (ids === "none") return !vat && !any("BG-7", "BT-48");
  if (ids === "taxAndBuyer") return tax && any("BG-7", "BT-48", "BT-47");
  if (ids === "vatAndBuyerVat") return vat && any("BG-7", "BT-48");
  return ids === "vat" ? vat : tax;
}

const RATE_SENTENCES = {
  positive: "ratePositive",
  zero: "rateZero",
  notNegative: "rateNegative",
  absent: "rateAbsent",
} as const;

function rateIsRight(text: string | null, kind: VatFamily["rate"]): boolean {
  if (kind === "absent") return text === null;
  const rate = exact(text);
  if (!rate) return false;
  if (kind === "positive") return rate.gt(0);
  return kind === "zero" ? rate.isZero() : rate.gte(0);
}

/**
 * The taxable amount is what lines, charges and allowances of the category add up to. Rounding is forgiven where the official artefacts
 * forgive it: less than one unit, by rate in UBL, without rate in CII.
 */
function baseIsSum({ root, syntax, bases, profile }: EInvoice, { code, byRate, rate: kind }: VatFamily): Breach[] {
  const forgiving = profile === "EXTENDED" || (syntax === "UBL" ? byRate : !byRate && kind !== "absent");
  return breakdowns(root, code).flatMap((one) => {
    const value = firstOf(one, "BT-116");
    const found = exact(value?.text);
    if (!value || !found) return [];
    const rate = exact(textOfTerm(one, "BT-119"));
    const known = bases.get(byRate ? `${code}|${rate?.toString() ?? ""}` : code);
    const expected = cents(known ?? ZERO);
    const apart = found.sub(expected).abs();
    const right = forgiving ? apart.lt(1) && (known !== undefined || !byRate) : apart.isZero();
    return right ? [] : [{ at: value.element, params: { found: found.toString(), expected: expected.toFixed(2) } }];
  });
}

function taxIsRight({ root }: EInvoice, { code, byRate }: VatFamily): Breach[] {
  return breakdowns(root, code).flatMap((one) => {
    const value = firstOf(one, "BT-117");
    const [tax, base, rate] = [exact(value?.text), exact(textOfTerm(one, "BT-116")), exact(textOfTerm(one, "BT-119"))];
    if (!value || !tax) return [];
    const expected = byRate && base && rate ? cents(base.abs().mul(rate).div(100)) : ZERO;
    const right = byRate ? !base || !rate || tax.abs().sub(expected).abs().lt(1) : tax.isZero();
    return right ? [] : [{ at: value.element, params: { found: tax.toString(), expected: expected.toFixed(2) } }];
  });
}

/** Outside the scope of VAT stands alone: everything else in the invoice is outside too. */
function alone(number: string, within: string, category: string): Rule {
  return {
    id: `BR-O-${number}`,
    severity: "broken",
    terms: [category, within],
    sentence: "onlyOutside",
    check: ({ root }) =>
      breakdowns(root, "O").length === 0
        ? []
        : groupsAt(root, within)
            .filter((group) => !["O", null].includes(textOfTerm(group, category)))
            .map((group) => ({
              at: firstOf(group, category)?.element ?? group.element,
              params: { category: textOfTerm(group, category) ?? "" },
            })),
  };
}

const categoriesOf = (root: Group) => [
  ...USES.flatMap(({ within, category }) => groupsAt(root, within).map((group) => firstOf(group, category))),
  ...groupsAt(root, "BG-23").map((group) => firstOf(group, "BT-118")),
];

export const VAT_RULES: readonly Rule[] = [
  ...VAT_FAMILIES.flatMap(familyRules),
  {
    id: "BR-IC-11",
    severity: "broken",
    terms: ["BT-72", "BG-13", "BG-14"],
    sentence: "deliveryDate",
    check: ({ root }) => {
      const [supply] = breakdowns(root, "K");
      const told =
        groupsAt(root, "BG-13").some((one) => firstOf(one, "BT-72")) ||
        groupsAt(root, "BG-14").some((one) => ["BT-73", "BT-74", "BT-8"].some((term) => firstOf(one, term)));
      return supply && !told ? [{ at: supply.element }] : [];
    },
  },
  {
    id: "BR-IC-12",
    severity: "broken",
    terms: ["BT-80", "BG-15"],
    sentence: "deliveryCountry",
    check: ({ root }) => {
      const [supply] = breakdowns(root, "K");
      const told = groupsAt(root, "BG-13/BG-15").some((one) => firstOf(one, "BT-80"));
      return supply && !told ? [{ at: supply.element }] : [];
    },
  },
  alone("11", "BG-23", "BT-118"),
  alone("12", "BG-25", "BT-151"),
  alone("13", "BG-20", "BT-95"),
  alone("14", "BG-21", "BT-102"),
  {
    id: "BR-B-01",
    severity: "broken",
    terms: ["BT-151"],
    sentence: "italianOnly",
    check: ({ root }) => {
      const split = categoriesOf(root).find((value) => value?.text === "B");
      const countries = ["BG-4/BG-5|BT-40", "BG-7/BG-8|BT-55", "BG-11/BG-12|BT-69", "BG-13/BG-15|BT-80"].flatMap(
        (place) => {
          const [within = "", term = ""] = place.split("|");
          return groupsAt(root, within).map((group) => textOfTerm(group, term));
        },
      );
      return split && countries.some((country) => country !== null && country !== "IT") ? [{ at: split.element }] : [];
    },
  },
  {
    id: "BR-B-02",
    severity: "broken",
    terms: ["BT-151"],
    sentence: "splitPayment",
    check: ({ root }) => {
      const codes = categoriesOf(root);
      const split = codes.find((value) => value?.text === "B");
      return split && codes.some((value) => value?.text === "S") ? [{ at: split.element }] : [];
    },
  },
];
