import { exact } from "#lib/documents/domain/einvoice/exact.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { groupsAt, type Value } from "#lib/documents/domain/einvoice/model.ts";
import type { Rule } from "#lib/documents/domain/einvoice/rule.ts";
import { isIsoDate } from "#lib/shared/dates.ts";

type Places = Readonly<Record<string, string>>;

/** Terms that are amounts, quantities, prices or percentages, by where they stand. */
const NUMBERS: Places = {
  "": "BT-106 BT-107 BT-108 BT-109 BT-110 BT-111 BT-112 BT-113 BT-114 BT-115",
  "BG-20": "BT-92 BT-93 BT-94 BT-96",
  "BG-21": "BT-99 BT-100 BT-101 BT-103",
  "BG-23": "BT-116 BT-117 BT-119",
  "BG-25": "BT-129 BT-131 BT-146 BT-147 BT-148 BT-149 BT-152",
  "BG-25/BG-27": "BT-136 BT-137 BT-138",
  "BG-25/BG-28": "BT-141 BT-142 BT-143",
};

const DATES: Places = {
  "": "BT-2 BT-7 BT-9",
  "BG-3": "BT-26",
  "BG-13": "BT-72",
  "BG-14": "BT-73 BT-74",
  "BG-25/BG-26": "BT-134 BT-135",
};

function typed({ root }: EInvoice, places: Places): { term: string; value: Value }[] {
  return Object.entries(places).flatMap(([within, terms]) =>
    groupsAt(root, within).flatMap((group) =>
      terms.split(" ").flatMap((term) => (group.terms[term] ?? []).map((value) => ({ term, value }))),
    ),
  );
}

/** An ISO date from a day as the syntaxes write it: `2026-01-31`, `20260131`, either with a time or a zone after it. */
export function isoDay(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[TZ+-])/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  return isIsoDate(iso) ? iso : null;
}

/** What a schema would find: a total that is no number, a date that is no day. The rules above say nothing of those. */
export const TYPE_RULES: readonly Rule[] = [
  {
    id: "XML-NUMBER",
    severity: "broken",
    terms: [],
    sentence: "number",
    always: true,
    check: (invoice) =>
      typed(invoice, NUMBERS)
        .filter(({ value }) => value.text !== "" && exact(value.text) === null)
        .map(({ term, value }) => ({ at: value.element, params: { term, value: value.text.slice(0, 40) } })),
  },
  {
    id: "XML-DATE",
    severity: "broken",
    terms: [],
    sentence: "date",
    always: true,
    check: (invoice) =>
      typed(invoice, DATES)
        .filter(({ value }) => value.text !== "" && isoDay(value.text) === null)
        .map(({ term, value }) => ({ at: value.element, params: { term, value: value.text.slice(0, 40) } })),
  },
];
