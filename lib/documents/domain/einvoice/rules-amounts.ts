import { cents, decimalsWritten, type Exact, exact, sum } from "#lib/documents/domain/einvoice/exact.ts";
import { type EInvoice, summedLines } from "#lib/documents/domain/einvoice/invoice.ts";
import { firstOf, type Group, groupsAt, textOfTerm, type Value } from "#lib/documents/domain/einvoice/model.ts";
import type { Breach, Rule } from "#lib/documents/domain/einvoice/rule.ts";

const amount = (group: Group, term: string) => exact(textOfTerm(group, term));
const amounts = (groups: readonly Group[], term: string) => groups.map((group) => amount(group, term));

/** A total differs from what it should be. Nothing is said of one that is no number: XML-NUMBER does. */
function differs(total: Value | null, expected: Exact | null, slack: Exact | null = null): readonly Breach[] {
  const found = exact(total?.text);
  if (!total || !found || !expected) return [];
  const apart = found.sub(expected).abs();
  if (slack ? apart.lte(slack) : apart.isZero()) return [];
  return [{ at: total.element, params: { found: found.toString(), expected: expected.toFixed(2) } }];
}

/** An EXTENDED invoice may round line by line: one cent a line. */
function slackOf({ profile, root }: EInvoice): Exact | null {
  return profile === "EXTENDED" ? (exact("0.01")?.mul(groupsAt(root, "BG-25").length) ?? null) : null;
}

/** A sum of the document's allowances or charges: as declared, and declared when there are some. */
function sumOfGroups(id: string, total: string, group: string, part: string): Rule {
  return {
    id,
    severity: "broken",
    terms: [total, group, part],
    sentence: "sum",
    always: true,
    check: ({ root }) => {
      const groups = groupsAt(root, group);
      const declared = firstOf(root, total);
      const expected = cents(sum(amounts(groups, part)));
      if (declared) return differs(declared, expected);
      return groups.length === 0
        ? []
        : [{ at: groups[0]?.element ?? root.element, sentence: "missing", params: { expected: expected.toFixed(2) } }];
    },
  };
}

function decimals(number: string, within: string, term: string): Rule {
  return {
    id: `BR-DEC-${number}`,
    severity: "broken",
    terms: [term],
    sentence: "decimals",
    check: ({ root }) =>
      groupsAt(root, within)
        .flatMap((group) => group.terms[term] ?? [])
        .filter(({ text }) => decimalsWritten(text) > 2)
        .map(({ element, text }) => ({ at: element, params: { value: text } })),
  };
}

/** What adds up to what. */
export const AMOUNT_RULES: readonly Rule[] = [
  {
    id: "BR-CO-03",
    severity: "broken",
    terms: ["BT-7", "BT-8"],
    sentence: "exclusive",
    check: ({ root }) => {
      const [date, code] = [firstOf(root, "BT-7"), firstOf(root, "BT-8")];
      return date && code ? [{ at: code.element, params: { other: "BT-7" } }] : [];
    },
  },
  {
    id: "BR-CO-10",
    severity: "broken",
    terms: ["BT-106", "BT-131"],
    sentence: "sum",
    always: true,
    check: (invoice) =>
      groupsAt(invoice.root, "BG-25").length === 0
        ? []
        : differs(
            firstOf(invoice.root, "BT-106"),
            cents(sum(amounts(summedLines(invoice.root), "BT-131"))),
            slackOf(invoice),
          ),
  },
  sumOfGroups("BR-CO-11", "BT-107", "BG-20", "BT-92"),
  sumOfGroups("BR-CO-12", "BT-108", "BG-21", "BT-99"),
  {
    id: "BR-CO-13",
    severity: "broken",
    terms: ["BT-109", "BT-106"],
    sentence: "withoutVat",
    always: true,
    check: ({ root }) => {
      const net = amount(root, "BT-106");
      const expected = net && cents(sum([net, amount(root, "BT-107")?.neg() ?? null, amount(root, "BT-108")]));
      return differs(firstOf(root, "BT-109"), expected);
    },
  },
  {
    id: "BR-CO-14",
    severity: "broken",
    terms: ["BT-110", "BT-117"],
    sentence: "sum",
    always: true,
    check: ({ root }) => {
      const breakdown = groupsAt(root, "BG-23");
      return breakdown.length === 0 ? [] : differs(firstOf(root, "BT-110"), cents(sum(amounts(breakdown, "BT-117"))));
    },
  },
  {
    id: "BR-CO-15",
    severity: "blocks",
    terms: ["BT-112", "BT-109", "BT-110"],
    sentence: "withVat",
    always: true,
    check: ({ root, syntax }) => {
      const [with_, without] = [firstOf(root, "BT-112"), amount(root, "BT-109")];
      const taxes = (root.terms["BT-110"] ?? []).filter(({ text }) => text !== "");
      if (!with_ || !without) return [];
      // CII leaves the tax total out where there is no tax.
      if (syntax !== "UBL" && exact(with_.text)?.eq(without)) return [];
      const [tax] = taxes;
      if (!tax || taxes.length > 1)
        return [{ at: with_.element, params: { found: with_.text, expected: without.toFixed(2) } }];
      const vat = exact(tax.text);
      return differs(with_, vat && cents(without.add(vat)));
    },
  },
  {
    id: "BR-CO-16",
    severity: "broken",
    terms: ["BT-115", "BT-112", "BT-113", "BT-114"],
    sentence: "amountDue",
    always: true,
    check: ({ root }) => {
      const total = amount(root, "BT-112");
      const expected = total && sum([total, amount(root, "BT-113")?.neg() ?? null, amount(root, "BT-114")]);
      return differs(firstOf(root, "BT-115"), expected);
    },
  },
  {
    id: "BR-CO-17",
    severity: "broken",
    terms: ["BT-117", "BT-116", "BT-119"],
    sentence: "vatOfRate",
    always: true,
    check: ({ root, syntax }) =>
      groupsAt(root, "BG-23").flatMap((one) => {
        const [base, rate, tax] = [amount(one, "BT-116"), amount(one, "BT-119"), amount(one, "BT-117")];
        const value = firstOf(one, "BT-117");
        if (!value || !tax || !base) return [];
        const expected = rate ? cents(base.abs().mul(rate).div(100)) : null;
        const apart = expected && tax.abs().sub(expected).abs();
        const right =
          !rate || rate.round().isZero()
            ? tax.round().isZero()
            : apart && (syntax === "UBL" ? apart.lt(1) : apart.lte(1));
        if (right) return [];
        return [
          { at: value.element, params: { found: tax.toString(), expected: (expected ?? tax.mul(0)).toFixed(2) } },
        ];
      }),
  },
  decimals("01", "BG-20", "BT-92"),
  decimals("02", "BG-20", "BT-93"),
  decimals("05", "BG-21", "BT-99"),
  decimals("06", "BG-21", "BT-100"),
  decimals("09", "", "BT-106"),
  decimals("10", "", "BT-107"),
  decimals("11", "", "BT-108"),
  decimals("12", "", "BT-109"),
  decimals("13", "", "BT-110"),
  decimals("14", "", "BT-112"),
  decimals("15", "", "BT-111"),
  decimals("16", "", "BT-113"),
  decimals("17", "", "BT-114"),
  decimals("18", "", "BT-115"),
  decimals("19", "BG-23", "BT-116"),
  decimals("20", "BG-23", "BT-117"),
  decimals("23", "BG-25", "BT-131"),
  decimals("24", "BG-25/BG-27", "BT-136"),
  decimals("25", "BG-25/BG-27", "BT-137"),
  decimals("27", "BG-25/BG-28", "BT-141"),
  decimals("28", "BG-25/BG-28", "BT-142"),
];
