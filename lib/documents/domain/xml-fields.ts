import { decimalText } from "#lib/documents/domain/amounts.ts";
import { type MutableFields, noFields, type VatLine } from "#lib/documents/domain/fields.ts";
import { sirenOfVat, vatCountry } from "#lib/documents/domain/identifiers.ts";
import { CREDIT_NOTE_CODES, type PartyPaths, SYNTAX_PATHS, type SyntaxPaths } from "#lib/documents/domain/xml-paths.ts";
import {
  attributeOf,
  elementsAt,
  firstText,
  textOf,
  type XmlElement,
  type XmlNode,
} from "#lib/documents/domain/xml-tree.ts";
import { sirenOk, siretOk } from "#lib/shared/identifiers.ts";

export type XmlSyntax = keyof typeof SYNTAX_PATHS;

/** The fields of an invoice in UBL, CII or ZUGFeRD 1, exactly as written. `tree` holds the root element. */
export function fieldsFromXml(tree: XmlElement, syntax: XmlSyntax): MutableFields {
  const rootName = Object.keys(tree).find((name) => typeof tree[name] === "object") ?? "";
  const root = (elementsAt(tree, rootName)[0] ?? {}) as XmlNode;
  const paths = SYNTAX_PATHS[syntax];
  const fields = noFields();
  const currency = firstText(root, paths.currency);
  const typeCode = paths.typeCode.map((path) => firstText(root, path)).find((code) => code !== null);
  const vat = { supplier: vatOf(root, paths.supplier), recipient: vatOf(root, paths.recipient) };
  const exact = <V>(value: V | null) => (value === null ? null : ({ value, confidence: 1, origin: "xml" } as const));

  fields.invoiceNumber = exact(firstText(root, paths.number));
  fields.issueDate = exact(dateOf(firstText(root, paths.date)));
  fields.currency = exact(currency);
  fields.documentType = exact(rootName === "CreditNote" || CREDIT_NOTE_CODES.has(typeCode ?? "") ? "AVOIR" : "FACTURE");
  fields.supplierSiret = exact(siretOf(root, paths.supplier, vat.supplier));
  fields.supplierVat = exact(vat.supplier);
  fields.recipientSiret = exact(siretOf(root, paths.recipient, vat.recipient));
  fields.serviceCode = exact(firstText(root, paths.buyerReference));
  fields.commitmentNumber = exact(referenceAt(root, paths.order));
  fields.contractNumber = exact(referenceAt(root, paths.contract));
  fields.totalExclTax = exact(amountAt(root, paths.exclTax, currency));
  fields.totalTax = exact(amountAt(root, paths.tax, currency));
  fields.totalInclTax = exact(amountAt(root, paths.inclTax, currency));
  fields.amountDue = exact(amountAt(root, paths.due, currency));
  fields.iban = exact(ibanOf(root, paths));
  const recap = vatLines(root, paths, currency);
  fields.vatBreakdown = exact(recap.length > 0 ? recap : null);
  return fields;
}

/** `20260131` (format 102), `2026-01-31`, either with a time after it. */
function dateOf(text: string | null): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? "") ?? [];
  return year ? `${year}-${month}-${day}` : null;
}

function referenceAt(root: XmlNode, path: string): string | null {
  return firstText(root, `${path}/IssuerAssignedID`) ?? firstText(root, `${path}/ID`);
}

/** The amount in the currency of the invoice: the tax total may be given a second time in the seller's own. */
function amountAt(root: XmlNode, path: string, currency: string | null): string | null {
  const nodes = elementsAt(root, path).filter((node) => textOf(node) !== null);
  const node = nodes.find((one) => attributeOf(one, "currencyID") === currency) ?? nodes[0];
  return decimalText(textOf(node) ?? "");
}

function vatOf(root: XmlNode, party: PartyPaths): string | null {
  for (const node of elementsAt(root, party.vat)) {
    const value = textOf(node);
    if (value !== null && party.vatScheme === "@schemeID" && attributeOf(node, "schemeID") === "VA")
      return compact(value);
  }
  if (party.vatScheme === "@schemeID") return null;
  const [parent, leaf] = splitLast(party.vat);
  for (const registration of elementsAt(root, parent)) {
    const value = firstText(registration, leaf);
    const scheme = firstText(registration, party.vatScheme);
    if (value !== null && (scheme === "VAT" || (scheme === null && vatCountry(compact(value)) !== null)))
      return compact(value);
  }
  return null;
}

/**
 * The SIRET of a party, or its SIREN. Declared by a scheme (0009, 0002), or undeclared and yet one: in France, with good check digits
 * or the SIREN of the party's own VAT number. A German GLN or a Norwegian number of 9 digits is neither.
 */
function siretOf(root: XmlNode, party: PartyPaths, vat: string | null): string | null {
  const country = firstText(root, party.country);
  const siren = vat ? sirenOfVat(vat) : null;
  const found = party.ids
    .flatMap((path) => elementsAt(root, path))
    .map((node) => {
      const text = compact(textOf(node) ?? "");
      // Addresses of the reform carry a suffix: 123456782_SERVICE (scheme 0225).
      const digits = /^(\d{14}|\d{9})(?:_|$)/.exec(text)?.[1] ?? "";
      return { digits, scheme: attributeOf(node, "schemeID") };
    });
  const french = country === "FR" || siren !== null;
  const declared = (length: number, schemes: readonly string[]) =>
    found.find((id) => id.digits.length === length && id.scheme !== null && schemes.includes(id.scheme))?.digits;
  const undeclared = (length: number, check: (text: string) => boolean) =>
    french
      ? found.find(
          (id) =>
            id.digits.length === length &&
            id.scheme !== "0088" &&
            (check(id.digits) || (siren !== null && id.digits.startsWith(siren))),
        )?.digits
      : undefined;
  return (
    declared(14, ["0009", "SIRET", "1"]) ??
    undeclared(14, siretOk) ??
    declared(9, ["0002", "SIREN"]) ??
    undeclared(9, sirenOk) ??
    siren ??
    null
  );
}

function ibanOf(root: XmlNode, paths: SyntaxPaths): string | null {
  const found = paths.iban.flatMap((path) => elementsAt(root, path)).map((node) => compact(textOf(node) ?? ""));
  return found.find((text) => /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(text)) ?? null;
}

/** One line per header tax, in document order. A category without a rate (outside the scope of VAT) has rate 0. */
function vatLines(root: XmlNode, paths: SyntaxPaths, currency: string | null): VatLine[] {
  return elementsAt(root, paths.taxes).flatMap((node) => {
    const base = amountAt(node, paths.taxBase, currency);
    const tax = amountAt(node, paths.taxAmount, currency);
    if (base === null || tax === null) return [];
    return [{ rate: decimalText(firstText(node, paths.taxRate) ?? "0") ?? "0.00", base, tax }];
  });
}

function compact(text: string): string {
  return text.replace(/[\s.\u00a0-]+/g, "").toUpperCase();
}

function splitLast(path: string): [string, string] {
  const at = path.lastIndexOf("/");
  return [path.slice(0, at), path.slice(at + 1)];
}
