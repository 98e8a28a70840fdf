import { CII_BINDING, ZUGFERD1_BINDING } from "#lib/documents/domain/einvoice/binding-cii.ts";
import { UBL_BINDING } from "#lib/documents/domain/einvoice/binding-ubl.ts";
import type { Element } from "#lib/documents/domain/einvoice/elements.ts";
import { type Exact, exact, sum } from "#lib/documents/domain/einvoice/exact.ts";
import {
  type Binding,
  type Group,
  groupsAt,
  type InvoiceSyntax,
  textOfTerm,
} from "#lib/documents/domain/einvoice/model.ts";
import { type Profile, profileOf } from "#lib/documents/domain/einvoice/profiles.ts";
import { readGroup } from "#lib/documents/domain/einvoice/steps.ts";

/** An electronic invoice by the terms of EN 16931, whatever the syntax it came in. */
export type EInvoice = {
  readonly syntax: InvoiceSyntax;
  readonly profile: Profile;
  readonly root: Group;
  /** Net of lines, charges and allowances by VAT category, and by category and rate (`S|20`): what a breakdown must equal. */
  readonly bases: ReadonlyMap<string, Exact>;
};

const BINDINGS: Readonly<Record<InvoiceSyntax, Binding>> = {
  UBL: UBL_BINDING,
  CII: CII_BINDING,
  ZUGFERD1: ZUGFERD1_BINDING,
};

export function readEInvoice(element: Element, syntax: InvoiceSyntax): EInvoice {
  const read = readGroup(element, BINDINGS[syntax]);
  const root = { ...read, terms: { ...read.terms, ...taxTotals(read, syntax) } };
  return {
    syntax,
    profile: profileOf(syntax, textOfTerm(root, "BT-24")),
    root,
    bases: basesOf(root),
  };
}

/** The tax total may be given a second time in the seller's own currency (BT-111): the currency of each tells which is which. */
function taxTotals(read: Group, syntax: InvoiceSyntax): Group["terms"] {
  const all = read.terms["BT-110"] ?? [];
  const [currency, own] = [textOfTerm(read, "BT-5"), textOfTerm(read, "BT-6")];
  const of = (code: string | null) => all.filter(({ element }) => element.attributes.currencyID === code);
  // ZUGFeRD 1 came before the second total.
  if (syntax === "ZUGFERD1") return { "BT-110": all, "BT-111": [] };
  const rest = all.filter(({ element }) => own === null || element.attributes.currencyID !== own);
  return { "BT-110": currency === null ? rest : of(currency), "BT-111": own === null ? [] : of(own) };
}

/** In an EXTENDED invoice a line may be a heading or a mere information: it has no part in the sums. */
export function summedLines(root: Group): readonly Group[] {
  return groupsAt(root, "BG-25").filter(
    (line) => !["GROUP", "INFORMATION"].includes(textOfTerm(line, "BT-X-8") ?? "DETAIL"),
  );
}

function basesOf(root: Group): ReadonlyMap<string, Exact> {
  const parts = new Map<string, Exact[]>();
  const add = (
    groups: readonly Group[],
    [amount, category, rate]: readonly [string, string, string],
    minus = false,
  ) => {
    for (const group of groups) {
      const value = exact(textOfTerm(group, amount));
      const code = textOfTerm(group, category);
      if (value === null || code === null) continue;
      const percent = exact(textOfTerm(group, rate));
      for (const key of [code, `${code}|${percent?.toString() ?? ""}`]) {
        const list = parts.get(key) ?? [];
        list.push(minus ? value.neg() : value);
        parts.set(key, list);
      }
    }
  };
  add(summedLines(root), ["BT-131", "BT-151", "BT-152"]);
  add(groupsAt(root, "BG-20"), ["BT-92", "BT-95", "BT-96"], true);
  add(groupsAt(root, "BG-21"), ["BT-99", "BT-102", "BT-103"]);
  return new Map([...parts].map(([key, values]) => [key, sum(values)]));
}
