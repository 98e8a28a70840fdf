import { CII_BINDING } from "#lib/documents/domain/einvoice/binding-cii.ts";
import { UBL_BINDING } from "#lib/documents/domain/einvoice/binding-ubl.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { type Binding, type Group, groupsAt, textOfTerm, type Value } from "#lib/documents/domain/einvoice/model.ts";
import { isoDay } from "#lib/documents/domain/einvoice/rules-types.ts";
import { elementFor, ensure, groupFor, type Node, node, written } from "#lib/documents/domain/einvoice/writing/node.ts";
import { CREDIT_NOTE_CODES } from "#lib/documents/domain/xml-paths.ts";

export type WrittenSyntax = "UBL" | "CII";

type Target = {
  readonly syntax: WrittenSyntax;
  readonly credit: boolean;
  readonly currency: string;
  readonly taxCurrency: string;
};

/**
 * The same invoice in another syntax, term by term, by the very tables it is read with: what they name is carried, in the order of the
 * schemas. What a syntax writes otherwise (days, currencies, codes of notes and of what makes VAT due) is written its way.
 */
export function writeEInvoice({ root }: EInvoice, syntax: WrittenSyntax): string {
  const credit = root.element.name === "CreditNote" || CREDIT_NOTE_CODES.has(textOfTerm(root, "BT-3") ?? "");
  const currency = textOfTerm(root, "BT-5") ?? "EUR";
  const target = { syntax, credit, currency, taxCurrency: textOfTerm(root, "BT-6") ?? currency };
  const name = syntax === "CII" ? "CrossIndustryInvoice" : credit ? "CreditNote" : "Invoice";
  const top = node(name);
  fill(top, arranged(root, syntax), syntax === "UBL" ? UBL_BINDING : CII_BINDING, target);
  for (const value of root.terms["BT-111"] ?? []) {
    write(elementFor(top, TAX_TOTAL[syntax]).node, "BT-111", value, target);
  }
  // The schema of CII wants it, empty if need be.
  if (syntax === "CII") ensure(top, "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery");
  complete(top);
  Object.assign(top.attributes, SPACES[syntax](name));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(top, syntax, PREFIXES[syntax])}\n`;
}

/** The second tax total, in the seller's own currency, stands where the first one does. */
const TAX_TOTAL = {
  UBL: "TaxTotal/TaxAmount",
  CII: "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount",
};

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";
const CII = "urn:un:unece:uncefact:data:standard";
const SPACES = {
  UBL: (name: string) => ({
    xmlns: `${UBL}:${name}-2`,
    "xmlns:cac": `${UBL}:CommonAggregateComponents-2`,
    "xmlns:cbc": `${UBL}:CommonBasicComponents-2`,
  }),
  CII: () => ({
    "xmlns:rsm": `${CII}:CrossIndustryInvoice:100`,
    "xmlns:ram": `${CII}:ReusableAggregateBusinessInformationEntity:100`,
    "xmlns:udt": `${CII}:UnqualifiedDataType:100`,
    "xmlns:qdt": `${CII}:QualifiedDataType:100`,
  }),
};
const RSM = ["ExchangedDocumentContext", "ExchangedDocument", "SupplyChainTradeTransaction"];
const TYPED = ["DateTimeString", "DateString", "Indicator"];
const PREFIXES = {
  UBL: (_: string, parent: string, leaf: boolean) => (parent === "" ? "" : leaf ? "cbc" : "cac"),
  CII: (name: string, parent: string) => {
    if (parent === "" || RSM.includes(name)) return "rsm";
    if (!TYPED.includes(name)) return "ram";
    return parent === "FormattedIssueDateTime" ? "qdt" : "udt";
  },
};

/** Groups first, so that terms of the header that live inside one of them find it. */
function fill(at: Node, group: Group, binding: Binding, target: Target): void {
  for (const [name, inner] of Object.entries(binding.groups ?? {})) {
    const path = choice(inner.at, target, null);
    for (const one of group.groups[name] ?? []) {
      if (isEmpty(one)) continue;
      const made = groupFor(at, path);
      if (name === "BG-23" && target.syntax === "CII") elementFor(made, "TypeCode").node.text = "VAT";
      fill(made, one, inner, target);
    }
  }
  for (const [term, paths] of Object.entries(binding.terms)) {
    for (const value of group.terms[term] ?? []) {
      if (value.text === "") continue;
      const place = elementFor(at, choice(paths, target, { term, value }));
      if (place.attribute) attribute(place.node, place.attribute, value, term);
      else write(place.node, term, value, target);
    }
  }
}

/** An element that a syntax wants though it says nothing. */
function isEmpty({ terms, groups }: Group): boolean {
  return (
    Object.values(terms).every((values) => values.every(({ text }) => text === "")) &&
    Object.values(groups).every((list) => list.every(isEmpty))
  );
}

const ALTERNATIVES: ReadonlySet<string> = new Set(["BT-3", "BT-9", "BT-11", "BT-129", "BT-130"]);

/** Which of the places where a syntax may write something: by kind of document in UBL, by what identifies it in CII. */
function choice(
  paths: string | readonly string[],
  { syntax, credit }: Target,
  what: { readonly term: string; readonly value: Value } | null,
): string {
  if (typeof paths === "string") return paths;
  const [first = "", second = first] = paths;
  if (syntax === "UBL") return credit && (what === null || ALTERNATIVES.has(what.term)) ? second : first;
  if (what && first.endsWith("GlobalID")) return what.value.element.attributes.schemeID ? first : second;
  if (what?.term === "BT-84") return /^[A-Z]{2}\d{2}/.test(what.value.text.replace(/\s/g, "")) ? first : second;
  return first;
}

function attribute(at: Node, name: string, { text, element }: Value, term: string): void {
  at.attributes[name] = text;
  // The file itself travels with its type and its name.
  if (term !== "BT-125") return;
  at.text = element.text;
  if (element.attributes.filename) at.attributes.filename = element.attributes.filename;
}

const COPIED = ["schemeID", "listID"] as const;

function write(at: Node, term: string, { text, element }: Value, target: Target): void {
  for (const name of COPIED) {
    const value = element.attributes[name];
    // A reference of CII has no scheme.
    if (value && at.name !== "IssuerAssignedID" && at.attributes[name] === undefined) at.attributes[name] = value;
  }
  const day = DAYS.has(term) ? isoDay(text) : null;
  if (day && target.syntax === "CII") at.attributes.format = "102";
  at.text = day ? (target.syntax === "CII" ? day.replaceAll("-", "") : day) : text;
  if (at.name.endsWith("Amount") && (target.syntax === "UBL" || at.name === "TaxTotalAmount")) {
    at.attributes.currencyID = term === "BT-111" ? target.taxCurrency : target.currency;
  }
}

const DAYS: ReadonlySet<string> = new Set([
  "BT-2",
  "BT-7",
  "BT-9",
  "BT-26",
  "BT-72",
  "BT-73",
  "BT-74",
  "BT-134",
  "BT-135",
]);

/** What makes VAT due (BT-8): UNTDID 2005 in UBL, 2475 in CII. */
const DUE_TO_CII: Readonly<Record<string, string>> = { "3": "5", "35": "29", "432": "72" };

const NORM = "urn:cen.eu:en16931:2017";

/** The invoice with what the two syntaxes keep in different groups, or say by different codes, put where `syntax` has it. */
function arranged(root: Group, syntax: WrittenSyntax): Group {
  const first = (group: Group | undefined, term: string) => group?.terms[term]?.[0];
  const [means] = groupsAt(root, "BG-16");
  const reference = first(root, "BT-83") ?? first(means, "BT-83");
  const same = (value: Value | undefined, change: (text: string) => string): Value[] =>
    value ? [{ ...value, text: change(value.text) }] : [];
  const due = Object.entries(DUE_TO_CII);
  const dueCode = (text: string) =>
    due.find(([ubl, cii]) => (syntax === "CII" ? ubl : cii) === text)?.[syntax === "CII" ? 1 : 0] ?? text;
  const specification = (text: string) => (/factur-x|zugferd/i.test(text) ? NORM : text);
  const referred = new Set(
    ["BT-11", "BT-17", "BT-18"].flatMap((term) => (root.terms[term] ?? []).map(({ element }) => element.parent)),
  );
  return {
    ...root,
    terms: {
      ...root.terms,
      "BT-7": same(first(root, "BT-7"), (text) => text),
      "BT-8": same(first(root, "BT-8"), dueCode),
      "BT-22": (root.terms["BT-22"] ?? []).map((value) => note(value, syntax)),
      "BT-24": same(first(root, "BT-24"), specification),
      ...(syntax === "CII" && reference ? { "BT-83": [reference] } : {}),
    },
    groups: {
      ...root.groups,
      "BG-14": (root.groups["BG-14"] ?? []).map((group) => ({
        ...group,
        terms: { ...group.terms, "BT-8": [] },
      })),
      "BG-16": (root.groups["BG-16"] ?? []).map((group, index) =>
        payment(group, syntax, index === 0 ? reference : undefined),
      ),
      "BG-24": (root.groups["BG-24"] ?? []).filter(({ element }) => !referred.has(element)),
    },
  };
}

/** Bank and reference of a payment: with the account in UBL, beside it in CII. */
function payment(group: Group, syntax: WrittenSyntax, reference: Value | undefined): Group {
  const [account, ...rest] = group.groups["BG-17"] ?? [];
  const bank = group.terms["BT-86"]?.[0] ?? account?.terms["BT-86"]?.[0];
  const held = bank ? [bank] : [];
  return {
    ...group,
    terms: {
      ...group.terms,
      "BT-83": syntax === "UBL" && reference ? [reference] : [],
      "BT-86": syntax === "CII" ? held : [],
    },
    groups: {
      ...group.groups,
      "BG-17": account
        ? [{ ...account, terms: { ...account.terms, "BT-86": syntax === "UBL" ? held : [] } }, ...rest]
        : [],
    },
  };
}

/** A note with the code of its subject: `#AAI#text` in UBL, an element of its own in CII. */
function note(value: Value, syntax: WrittenSyntax): Value {
  const code = value.element.parent?.children.find(({ name }) => name === "SubjectCode")?.text;
  return syntax === "UBL" && code ? { ...value, text: `#${code}#${value.text}` } : value;
}

/** What a schema wants beside the terms: they have no term of their own. */
const WANTED: Readonly<Record<string, readonly (readonly [child: string, text: string])[]>> = {
  "Price/AllowanceCharge": [["ChargeIndicator", "false"]],
  OrderReference: [["ID", "NA"]],
  CardAccount: [["NetworkID", "NA"]],
  "InvoiceLine/DocumentReference": [["DocumentTypeCode", "130"]],
  "CreditNoteLine/DocumentReference": [["DocumentTypeCode", "130"]],
  AppliedTradeAllowanceCharge: [["ChargeIndicator/Indicator", "false"]],
  SpecifiedProcuringProject: [["Name", "Project"]],
  "SpecifiedLineTradeSettlement/AdditionalReferencedDocument": [["TypeCode", "130"]],
  AdditionalReferencedDocument: [["TypeCode", "916"]],
};

function complete(at: Node, parent = ""): void {
  const wanted = WANTED[`${parent}/${at.name}`] ?? WANTED[at.name] ?? [];
  for (const [child, text] of wanted) {
    const [name] = child.split("/");
    if (!at.children.some((one) => one.name === name)) elementFor(at, child).node.text = text;
  }
  const subject = at.name === "IncludedNote" && at.children.find(({ name }) => name === "Content");
  const [, code, said] = (subject && /^#([A-Z]{3})#([\s\S]*)$/.exec(subject.text)) || [];
  if (subject && code) {
    subject.text = said ?? "";
    elementFor(at, "SubjectCode").node.text = code;
  }
  for (const one of at.children) complete(one, at.name);
}
