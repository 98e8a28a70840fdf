import {
  ALLOWANCE_REASONS,
  CHARGE_REASONS,
  COUNTRIES,
  CREDIT_NOTE_TYPES,
  CURRENCIES,
  ELECTRONIC_ADDRESSES,
  EXEMPTION_REASONS,
  INVOICE_TYPES,
  ITEM_CLASSES,
  ORGANISATIONS,
  PAYMENT_MEANS,
  VAT_CATEGORIES,
} from "#lib/documents/domain/einvoice/code-lists.ts";
import { OBJECT_SCHEMES, UNITS } from "#lib/documents/domain/einvoice/code-units.ts";
import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { type Group, groupsAt, type Value } from "#lib/documents/domain/einvoice/model.ts";
import type { Rule, Severity } from "#lib/documents/domain/einvoice/rule.ts";

type Place = readonly [within: string, term: string];
type Listed = { readonly value: Value; readonly code: string; readonly term: string };

const valuesAt = (root: Group, places: readonly Place[]): Listed[] =>
  places.flatMap(([within, term]) =>
    groupsAt(root, within)
      .flatMap((group) => group.terms[term] ?? [])
      .map((value) => ({ value, code: value.text, term })),
  );

/** The codes found are all in the list; `list` is its name in the sentence. */
function coded(
  id: string,
  terms: readonly string[],
  list: string,
  codes: ReadonlySet<string>,
  found: (invoice: EInvoice) => readonly Listed[],
  options: { severity?: Severity; always?: boolean } = {},
): Rule {
  return {
    id,
    severity: options.severity ?? "broken",
    terms,
    sentence: "code",
    always: options.always ?? false,
    check: (invoice) =>
      found(invoice)
        .filter(({ code }) => !codes.has(code))
        .map(({ value, code, term }) => ({ at: value.element, params: { value: code.slice(0, 40), list, term } })),
  };
}

/** The codes of terms, wherever they stand. */
const ofTerms =
  (...places: readonly Place[]) =>
  ({ root }: EInvoice) =>
    valuesAt(root, places).filter(({ code }) => code !== "");

/** The attribute that says from which list or register a value comes, where it is there. */
const ofAttribute =
  (attribute: string, ...places: readonly Place[]) =>
  ({ root }: EInvoice) =>
    valuesAt(root, places)
      .map((one) => ({ ...one, code: one.value.element.attributes[attribute] ?? "" }))
      .filter(({ code }) => code !== "");

const AMOUNTS: readonly Place[] = [
  ...["BT-106", "BT-107", "BT-108", "BT-109", "BT-110", "BT-111", "BT-112", "BT-113", "BT-114", "BT-115"].map(
    (term) => ["", term] as const,
  ),
  ["BG-20", "BT-92"],
  ["BG-20", "BT-93"],
  ["BG-21", "BT-99"],
  ["BG-21", "BT-100"],
  ["BG-23", "BT-116"],
  ["BG-23", "BT-117"],
  ["BG-25", "BT-131"],
  ["BG-25", "BT-146"],
];

const MIMES: ReadonlySet<string> = new Set([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.oasis.opendocument.spreadsheet",
]);

/** In UBL the root says which of the two lists of types counts; in CII both do. */
function typeIsListed({ root, syntax }: EInvoice): readonly Listed[] {
  const credit = root.element.name === "CreditNote";
  const wrong = (code: string) =>
    syntax === "UBL"
      ? !(credit ? CREDIT_NOTE_TYPES : INVOICE_TYPES).has(code)
      : !INVOICE_TYPES.has(code) && !CREDIT_NOTE_TYPES.has(code);
  return valuesAt(root, [["", "BT-3"]]).filter(({ code }) => code !== "" && wrong(code));
}

/** Codes, each from the list that the norm names. */
export const CODE_RULES: readonly Rule[] = [
  coded("BR-CL-01", ["BT-3"], "UNTDID 1001", new Set(), typeIsListed, { always: true }),
  coded("BR-CL-03", ["BT-112"], "ISO 4217", CURRENCIES, ofAttribute("currencyID", ...AMOUNTS)),
  coded("BR-CL-04", ["BT-5"], "ISO 4217", CURRENCIES, ofTerms(["", "BT-5"]), { severity: "blocks", always: true }),
  coded("BR-CL-05", ["BT-6"], "ISO 4217", CURRENCIES, ofTerms(["", "BT-6"])),
  {
    ...coded("BR-CL-06", ["BT-8"], "UNTDID 2005", new Set(), ofTerms(["", "BT-8"])),
    check: ({ root, syntax }) =>
      valuesAt(root, [["", "BT-8"]])
        .filter(({ code }) => !(syntax === "UBL" ? ["3", "35", "432"] : ["5", "29", "72"]).includes(code))
        .map(({ value, code }) => ({ at: value.element, params: { value: code, list: "UNTDID 2005 / 2475" } })),
  },
  coded("BR-CL-07", ["BT-18"], "UNTDID 1153", OBJECT_SCHEMES, ({ root, syntax }) =>
    valuesAt(root, [
      ["", "BT-18"],
      ["BG-25", "BT-128"],
    ])
      .map((one) => ({ ...one, code: schemeOfObject(one.value, syntax) }))
      .filter(({ code }) => code !== ""),
  ),
  {
    ...coded(
      "BR-CL-10",
      ["BT-29"],
      "ISO 6523",
      ORGANISATIONS,
      ofAttribute("schemeID", ["BG-4", "BT-29"], ["BG-7", "BT-46"], ["BG-10", "BT-60"]),
    ),
  },
  coded(
    "BR-CL-11",
    ["BT-30"],
    "ISO 6523",
    ORGANISATIONS,
    ofAttribute("schemeID", ["BG-4", "BT-30"], ["BG-7", "BT-47"], ["BG-10", "BT-61"]),
  ),
  coded("BR-CL-13", ["BT-158"], "UNTDID 7143", ITEM_CLASSES, ofAttribute("listID", ["BG-25", "BT-158"])),
  coded(
    "BR-CL-14",
    ["BT-40"],
    "ISO 3166-1",
    COUNTRIES,
    ofTerms(["BG-4/BG-5", "BT-40"], ["BG-7/BG-8", "BT-55"], ["BG-11/BG-12", "BT-69"], ["BG-13/BG-15", "BT-80"]),
    { always: true },
  ),
  coded("BR-CL-15", ["BT-159"], "ISO 3166-1", COUNTRIES, ofTerms(["BG-25", "BT-159"])),
  coded("BR-CL-16", ["BT-81"], "UNTDID 4461", PAYMENT_MEANS, ofTerms(["BG-16", "BT-81"])),
  coded(
    "BR-CL-17",
    ["BT-118"],
    "UNTDID 5305",
    VAT_CATEGORIES,
    ofTerms(["BG-23", "BT-118"], ["BG-20", "BT-95"], ["BG-21", "BT-102"]),
  ),
  coded("BR-CL-18", ["BT-151"], "UNTDID 5305", VAT_CATEGORIES, ofTerms(["BG-25", "BT-151"])),
  coded(
    "BR-CL-19",
    ["BT-98"],
    "UNTDID 5189",
    ALLOWANCE_REASONS,
    ofTerms(["BG-20", "BT-98"], ["BG-25/BG-27", "BT-140"]),
  ),
  coded("BR-CL-20", ["BT-105"], "UNTDID 7161", CHARGE_REASONS, ofTerms(["BG-21", "BT-105"], ["BG-25/BG-28", "BT-145"])),
  coded("BR-CL-21", ["BT-157"], "ISO 6523", ORGANISATIONS, ofAttribute("schemeID", ["BG-25", "BT-157"])),
  coded("BR-CL-22", ["BT-121"], "VATEX", EXEMPTION_REASONS, ({ root }) =>
    valuesAt(root, [["BG-23", "BT-121"]]).map((one) => ({ ...one, code: one.code.toUpperCase() })),
  ),
  coded("BR-CL-23", ["BT-130"], "UN/ECE 20, 21", UNITS, ofTerms(["BG-25", "BT-130"], ["BG-25", "BT-150"])),
  { ...coded("BR-CL-24", ["BT-125"], "MIME", MIMES, ofTerms(["BG-24", "BT-125"])), sentence: "mime" },
  coded(
    "BR-CL-25",
    ["BT-34"],
    "EAS",
    ELECTRONIC_ADDRESSES,
    ofAttribute("schemeID", ["BG-4", "BT-34"], ["BG-7", "BT-49"]),
  ),
  coded("BR-CL-26", ["BT-71"], "ISO 6523", ORGANISATIONS, ofAttribute("schemeID", ["BG-13", "BT-71"])),
  {
    id: "BR-CO-09",
    severity: "broken",
    terms: ["BT-31"],
    sentence: "vatPrefix",
    check: ({ root }) =>
      valuesAt(root, [
        ["BG-4", "BT-31"],
        ["BG-7", "BT-48"],
        ["BG-11", "BT-63"],
      ])
        .filter(({ code }) => !COUNTRIES.has(code.slice(0, 2)) && !["EL", "XI"].includes(code.slice(0, 2)))
        .map(({ value, code, term }) => ({ at: value.element, params: { value: code.slice(0, 20), term } })),
  },
];

/** In CII the scheme stands beside the number, in `ReferenceTypeCode`; in UBL on it, when the document is said to be an object (130). */
function schemeOfObject({ element }: Value, syntax: EInvoice["syntax"]): string {
  const beside = (name: string) => element.parent?.children.find((one) => one.name === name)?.text.trim() ?? "";
  if (syntax === "UBL") return beside("DocumentTypeCode") === "130" ? (element.attributes.schemeID ?? "") : "";
  return beside("ReferenceTypeCode");
}
