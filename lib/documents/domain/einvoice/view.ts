import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { type Group, groupsAt, textOfTerm } from "#lib/documents/domain/einvoice/model.ts";
import { isoDay } from "#lib/documents/domain/einvoice/rules-types.ts";
import { CREDIT_NOTE_CODES } from "#lib/documents/domain/xml-paths.ts";

export type PartyView = {
  readonly name: string | null;
  readonly identifiers: readonly string[];
  readonly vat: string | null;
  readonly address: readonly string[];
};

export type LineView = {
  readonly id: string;
  readonly name: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly price: string | null;
  readonly vat: string | null;
  readonly net: string | null;
};

/** What the data of an electronic invoice say, to be read by people. Texts as written, dates ISO where they are dates. */
export type EInvoiceView = {
  readonly number: string | null;
  readonly type: string | null;
  readonly credit: boolean;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string | null;
  readonly seller: PartyView;
  readonly buyer: PartyView;
  readonly references: readonly { readonly term: string; readonly value: string }[];
  readonly lines: readonly LineView[];
  /** Lines beyond those shown. */
  readonly moreLines: number;
  readonly vat: readonly {
    readonly category: string | null;
    readonly rate: string | null;
    readonly base: string | null;
    readonly tax: string | null;
    readonly reason: string | null;
  }[];
  readonly totals: readonly { readonly term: string; readonly value: string }[];
};

const MOST_LINES = 200;
const MOST_RATES = 50;
const MOST_TEXT = 300;
const REFERENCES = ["BT-10", "BT-13", "BT-12", "BT-14", "BT-20", "BT-22"];
const TOTALS = ["BT-106", "BT-107", "BT-108", "BT-109", "BT-110", "BT-111", "BT-112", "BT-113", "BT-114", "BT-115"];

export function viewOf({ root }: EInvoice): EInvoiceView {
  const text = (term: string) => short(root, term);
  const day = (term: string) => isoDay(textOfTerm(root, term) ?? "") ?? text(term);
  const lines = groupsAt(root, "BG-25");
  const type = text("BT-3");
  const named = (terms: readonly string[]) =>
    terms.flatMap((term) => {
      const value = text(term);
      return value === null ? [] : [{ term, value }];
    });
  return {
    number: text("BT-1"),
    type,
    credit: root.element.name === "CreditNote" || CREDIT_NOTE_CODES.has(type ?? ""),
    issueDate: day("BT-2"),
    dueDate: day("BT-9"),
    currency: text("BT-5"),
    seller: party(groupsAt(root, "BG-4")[0], ["BT-27", "BT-28"], ["BT-29", "BT-30"], "BT-31", "BG-5"),
    buyer: party(groupsAt(root, "BG-7")[0], ["BT-44", "BT-45"], ["BT-46", "BT-47"], "BT-48", "BG-8"),
    references: named(REFERENCES),
    lines: lines.slice(0, MOST_LINES).map((line) => ({
      id: short(line, "BT-126") ?? "",
      name: short(line, "BT-153") ?? "",
      quantity: short(line, "BT-129"),
      unit: short(line, "BT-130"),
      price: short(line, "BT-146"),
      vat: short(line, "BT-152") ?? short(line, "BT-151"),
      net: short(line, "BT-131"),
    })),
    moreLines: Math.max(0, lines.length - MOST_LINES),
    vat: groupsAt(root, "BG-23")
      .slice(0, MOST_RATES)
      .map((one) => ({
        category: short(one, "BT-118"),
        rate: short(one, "BT-119"),
        base: short(one, "BT-116"),
        tax: short(one, "BT-117"),
        reason: short(one, "BT-120") ?? short(one, "BT-121"),
      })),
    totals: named(TOTALS),
  };
}

function short(group: Group, term: string): string | null {
  return textOfTerm(group, term)?.slice(0, MOST_TEXT) ?? null;
}

function party(
  group: Group | undefined,
  names: readonly string[],
  ids: readonly string[],
  vat: string,
  place: string,
): PartyView {
  if (!group) return { name: null, identifiers: [], vat: null, address: [] };
  const [address] = group.groups[place] ?? [];
  // In the order of the bindings: three lines, town, postcode, region, country.
  const [one, two, three, town, postcode, ...rest] = Object.values(address?.terms ?? {}).map((values) =>
    values.map(({ text }) => text).join(", "),
  );
  const lines = [one, two, three, [postcode, town].filter(Boolean).join(" "), ...rest].map((line) => line ?? "");
  return {
    name: names.map((term) => short(group, term)).find((name) => name !== null) ?? null,
    identifiers: [...new Set(ids.flatMap((term) => (group.terms[term] ?? []).map(({ text }) => text)))]
      .filter(Boolean)
      .slice(0, 6)
      .map((id) => id.slice(0, 60)),
    vat: short(group, vat),
    address: lines
      .filter(Boolean)
      .slice(0, 8)
      .map((line) => line.slice(0, 120)),
  };
}
