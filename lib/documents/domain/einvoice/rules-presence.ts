import { firstOf, type Group, groupsAt, textOfTerm } from "#lib/documents/domain/einvoice/model.ts";
import type { Breach, Rule, Severity } from "#lib/documents/domain/einvoice/rule.ts";

type Options = { readonly severity?: Severity; readonly always?: boolean };

/** Each group at a place has the term. */
function required(
  id: string,
  within: string,
  term: string,
  { severity = "broken", always = false }: Options = {},
): Rule {
  return {
    id,
    severity,
    terms: [term, ...groupsOf(within)],
    sentence: "missing",
    always,
    check: ({ root }) =>
      partyMissing(root, within) ??
      groupsAt(root, within)
        .filter((group) => !firstOf(group, term))
        .map(at),
  };
}

/** Seller and buyer are always there: one that is not lacks all that it should have. */
function partyMissing(root: Group, within: string): readonly Breach[] | null {
  return (within === "BG-4" || within === "BG-7") && groupsAt(root, within).length === 0 ? [at(root)] : null;
}

/** Each group at a place has the group. */
function requiredGroup(id: string, within: string, group: string): Rule {
  return {
    id,
    severity: "broken",
    terms: [group, ...groupsOf(within)],
    sentence: "missingGroup",
    check: ({ root }) =>
      partyMissing(root, within) ??
      groupsAt(root, within)
        .filter((one) => (one.groups[group] ?? []).length === 0)
        .map(at),
  };
}

/** Each group at a place has one of the terms, or both. */
function either(id: string, within: string, terms: readonly [string, string]): Rule {
  return {
    id,
    severity: "broken",
    terms: [...terms, ...groupsOf(within)],
    sentence: "missingEither",
    check: ({ root }) =>
      groupsAt(root, within)
        .filter((group) => !terms.some((term) => firstOf(group, term)))
        .map((group) => ({ at: group.element, params: { other: terms[1] } })),
  };
}

function notNegative(id: string, term: string): Rule {
  return {
    id,
    severity: "broken",
    terms: [term],
    sentence: "negative",
    check: ({ root }) =>
      groupsAt(root, "BG-25").flatMap((line) => {
        const value = firstOf(line, term);
        return value && /^-.*[1-9]/.test(value.text) ? [{ at: value.element, params: { value: value.text } }] : [];
      }),
  };
}

function inOrder(id: string, within: string, [start, end]: readonly [string, string]): Rule {
  return {
    id,
    severity: "broken",
    terms: [end, start],
    sentence: "period",
    check: ({ root }) =>
      groupsAt(root, within).flatMap((period) => {
        const [from, to] = [firstOf(period, start), firstOf(period, end)];
        const digits = (text: string) => text.replace(/\D/g, "").slice(0, 8);
        return from && to && digits(to.text) < digits(from.text)
          ? [{ at: to.element, params: { start: from.text, end: to.text } }]
          : [];
      }),
  };
}

function filledPeriod(id: string, within: string, terms: readonly string[]): Rule {
  return {
    id,
    severity: "broken",
    terms: terms.slice(0, 2),
    sentence: "emptyPeriod",
    check: ({ root }) =>
      groupsAt(root, within)
        .filter((one) => !terms.some((term) => firstOf(one, term)))
        .map(at),
  };
}

/** A term carries the attribute that says in which register or list its value is. */
function scheme(id: string, within: string, term: string, attribute: string): Rule {
  return {
    id,
    severity: "broken",
    terms: [term],
    sentence: "scheme",
    check: ({ root }) =>
      groupsAt(root, within)
        .flatMap((group) => group.terms[term] ?? [])
        .filter(({ element }) => !element.attributes[attribute])
        .filter(({ element }) => element.name !== "ID" || element.parent?.name !== "SpecifiedTradeProduct")
        .map(({ element, text }) => ({ at: element, params: { value: text, attribute } })),
  };
}

const at = (group: Group): Breach => ({ at: group.element });
const groupsOf = (within: string) => (within === "" ? [] : within.split("/").slice(-1));

const blocks = { severity: "blocks", always: true } as const;
const always = { always: true } as const;

/** What an invoice must have, in the order of the norm. BR-CO-05 to BR-CO-08 (a reason and its code mean the same) no machine can check. */
export const PRESENCE_RULES: readonly Rule[] = [
  required("BR-01", "", "BT-24"),
  required("BR-02", "", "BT-1", blocks),
  required("BR-03", "", "BT-2", blocks),
  required("BR-04", "", "BT-3", always),
  required("BR-05", "", "BT-5", blocks),
  required("BR-06", "BG-4", "BT-27", always),
  required("BR-07", "BG-7", "BT-44", always),
  requiredGroup("BR-08", "BG-4", "BG-5"),
  required("BR-09", "BG-4/BG-5", "BT-40"),
  requiredGroup("BR-10", "BG-7", "BG-8"),
  required("BR-11", "BG-7/BG-8", "BT-55"),
  required("BR-12", "", "BT-106"),
  required("BR-13", "", "BT-109", blocks),
  required("BR-14", "", "BT-112", blocks),
  required("BR-15", "", "BT-115", { severity: "blocks" }),
  {
    ...requiredGroup("BR-16", "", "BG-25"),
    sentence: "noLine",
  },
  {
    id: "BR-17",
    severity: "broken",
    terms: ["BT-59", "BG-10"],
    sentence: "payeeSame",
    check: ({ root }) => {
      const [seller] = groupsAt(root, "BG-4");
      const same = (payee: Group, a: string, b: string) => {
        const value = textOfTerm(payee, a);
        return value !== null && seller !== undefined && (seller.terms[b] ?? []).some(({ text }) => text === value);
      };
      return groupsAt(root, "BG-10")
        .filter((payee) => {
          const name = firstOf(payee, "BT-59");
          const sellerName = name?.element.parent?.name === "PartyName" ? "BT-28" : "BT-27";
          return !name || same(payee, "BT-59", sellerName) || same(payee, "BT-60", "BT-29");
        })
        .map(at);
    },
  },
  required("BR-18", "BG-11", "BT-62"),
  requiredGroup("BR-19", "BG-11", "BG-12"),
  required("BR-20", "BG-11/BG-12", "BT-69"),
  required("BR-21", "BG-25", "BT-126"),
  required("BR-22", "BG-25", "BT-129"),
  required("BR-23", "BG-25", "BT-130"),
  required("BR-24", "BG-25", "BT-131"),
  required("BR-25", "BG-25", "BT-153"),
  required("BR-26", "BG-25", "BT-146"),
  notNegative("BR-27", "BT-146"),
  notNegative("BR-28", "BT-148"),
  inOrder("BR-29", "BG-14", ["BT-73", "BT-74"]),
  inOrder("BR-30", "BG-25/BG-26", ["BT-134", "BT-135"]),
  required("BR-31", "BG-20", "BT-92"),
  required("BR-32", "BG-20", "BT-95"),
  either("BR-33", "BG-20", ["BT-97", "BT-98"]),
  required("BR-36", "BG-21", "BT-99"),
  required("BR-37", "BG-21", "BT-102"),
  either("BR-38", "BG-21", ["BT-104", "BT-105"]),
  required("BR-41", "BG-25/BG-27", "BT-136"),
  either("BR-42", "BG-25/BG-27", ["BT-139", "BT-140"]),
  required("BR-43", "BG-25/BG-28", "BT-141"),
  either("BR-44", "BG-25/BG-28", ["BT-144", "BT-145"]),
  required("BR-45", "BG-23", "BT-116"),
  required("BR-46", "BG-23", "BT-117"),
  required("BR-47", "BG-23", "BT-118"),
  {
    ...required("BR-48", "BG-23", "BT-119"),
    check: ({ root }) =>
      groupsAt(root, "BG-23")
        .filter((one) => !firstOf(one, "BT-119") && textOfTerm(one, "BT-118") !== "O")
        .map(at),
  },
  required("BR-49", "BG-16", "BT-81"),
  {
    ...required("BR-50", "BG-16/BG-17", "BT-84"),
    check: ({ root }) =>
      groupsAt(root, "BG-16")
        .filter(isTransfer)
        .flatMap((means) => means.groups["BG-17"] ?? [])
        .filter((account) => !firstOf(account, "BT-84"))
        .map(at),
  },
  {
    id: "BR-51",
    severity: "advice",
    terms: ["BT-87"],
    sentence: "cardNumber",
    check: ({ root }) =>
      groupsAt(root, "BG-16/BG-18")
        .flatMap((card) => card.terms["BT-87"] ?? [])
        .filter(({ text }) => text.replace(/\s+/g, " ").length > 10)
        .map(({ element }) => ({ at: element })),
  },
  required("BR-52", "BG-24", "BT-122"),
  {
    id: "BR-53",
    severity: "broken",
    terms: ["BT-111", "BT-6"],
    sentence: "ownCurrency",
    check: ({ root }) => {
      const own = firstOf(root, "BT-6");
      return own && !firstOf(root, "BT-111") ? [{ at: own.element, params: { currency: own.text } }] : [];
    },
  },
  {
    ...required("BR-54", "BG-25/BG-32", "BT-160"),
    sentence: "missingEither",
    check: ({ root }) =>
      groupsAt(root, "BG-25/BG-32")
        .filter((one) => !firstOf(one, "BT-160") || !firstOf(one, "BT-161"))
        .map((one) => ({
          at: one.element,
          sentence: "missing",
          params: { term: firstOf(one, "BT-160") ? "BT-161" : "BT-160" },
        })),
  },
  required("BR-55", "BG-3", "BT-25"),
  required("BR-56", "BG-11", "BT-63"),
  required("BR-57", "BG-13/BG-15", "BT-80"),
  {
    id: "BR-61",
    severity: "broken",
    terms: ["BT-84", "BT-81"],
    sentence: "accountMissing",
    check: ({ root }) =>
      groupsAt(root, "BG-16")
        .filter((means) => isTransfer(means) && !(means.groups["BG-17"] ?? []).some((one) => firstOf(one, "BT-84")))
        .map(at),
  },
  scheme("BR-62", "BG-4", "BT-34", "schemeID"),
  scheme("BR-63", "BG-7", "BT-49", "schemeID"),
  scheme("BR-64", "BG-25", "BT-157", "schemeID"),
  scheme("BR-65", "BG-25", "BT-158", "listID"),
  required("BR-CO-04", "BG-25", "BT-151"),
  filledPeriod("BR-CO-19", "BG-14", ["BT-73", "BT-74", "BT-8"]),
  filledPeriod("BR-CO-20", "BG-25/BG-26", ["BT-134", "BT-135"]),
  either("BR-CO-21", "BG-20", ["BT-97", "BT-98"]),
  either("BR-CO-22", "BG-21", ["BT-104", "BT-105"]),
  either("BR-CO-23", "BG-25/BG-27", ["BT-139", "BT-140"]),
  either("BR-CO-24", "BG-25/BG-28", ["BT-144", "BT-145"]),
  {
    id: "BR-CO-18",
    severity: "broken",
    terms: ["BG-23"],
    sentence: "noBreakdown",
    check: ({ root }) => (groupsAt(root, "BG-23").length === 0 ? [at(root)] : []),
  },
  {
    id: "BR-CO-26",
    severity: "broken",
    terms: ["BT-30", "BT-31", "BG-4"],
    sentence: "missingVatId",
    check: ({ root }) =>
      groupsAt(root, "BG-4")
        .filter((seller) => !["BT-29", "BT-30", "BT-31"].some((term) => firstOf(seller, term)))
        .map(at),
  },
];

/** Transfers, of which the account must be known: UNTDID 4461, 30 and 58. */
function isTransfer(means: Group): boolean {
  return ["30", "58"].includes(textOfTerm(means, "BT-81") ?? "");
}
