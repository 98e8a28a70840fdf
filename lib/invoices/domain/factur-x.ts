import { shortCadre } from "#lib/invoices/domain/cadres.ts";
import type { InvoiceLine, PaymentMode } from "#lib/invoices/domain/invoice.ts";
import { grossOf, lineNet } from "#lib/invoices/domain/totals.ts";
import {
  type DocumentParty,
  legalNotes,
  paymentTerms,
  type TypedDocument,
} from "#lib/invoices/domain/typed-document.ts";
import type { LineVat } from "#lib/invoices/domain/vat.ts";
import type { Money } from "#lib/shared/money.ts";

/** Means of payment (UNTDID 4461), by the portal's own words (domain reference § 9.3). */
const MEANS: Readonly<Record<PaymentMode, string>> = {
  VIREMENT: "30",
  CHEQUE: "20",
  PRELEVEMENT: "49",
  ESPECE: "10",
  AUTRE: "ZZZ",
  REPORT: "97",
};

/** When VAT falls due (UNTDID 2475): the date of the invoice, or of the payment. */
const DUE_TYPES: Readonly<Record<string, string>> = { TVA_SUR_DEBIT: "5", TVA_SUR_ENCAISSEMENT: "72" };

const RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
const RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
const UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";

/** An element: its name, what it holds, its attributes. Nothing in it, no element. */
type Part = string | null | readonly Part[];

function el(name: string, content: Part, attributes: Readonly<Record<string, string>> = {}): string | null {
  const inside = flat(content);
  if (inside === "") return null;
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${given.join("")}>${inside}</${name}>`;
}

function flat(content: Part): string {
  if (content === null) return "";
  return typeof content === "string" ? content : content.map(flat).join("");
}

/** A text, in its element; null leaves the element out. */
function text(name: string, value: string | null, attributes: Readonly<Record<string, string>> = {}): string | null {
  return value === null || value === "" ? null : el(name, escaped(value), attributes);
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

const amount = (name: string, value: Money, attributes: Readonly<Record<string, string>> = {}) =>
  text(name, value.toString(), attributes);
const exact = (value: Money) => value.toString(0);

/** The XML of a Factur-X at profile EN 16931 (CII D16B), elements in the order of its schema. */
export function facturXml(doc: TypedDocument): string {
  const root = el(
    "rsm:CrossIndustryInvoice",
    [
      el("rsm:ExchangedDocumentContext", [
        el("ram:BusinessProcessSpecifiedDocumentContextParameter", text("ram:ID", shortCadre(doc.cadre))),
        el("ram:GuidelineSpecifiedDocumentContextParameter", text("ram:ID", "urn:cen.eu:en16931:2017")),
      ]),
      header(doc),
      el("rsm:SupplyChainTradeTransaction", [
        doc.lines.map((line, index) => lineItem(line, index + 1)),
        agreement(doc),
        "<ram:ApplicableHeaderTradeDelivery/>",
        settlement(doc),
      ]),
    ],
    { "xmlns:rsm": RSM, "xmlns:ram": RAM, "xmlns:udt": UDT },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function header(doc: TypedDocument) {
  const notes = [...(doc.comment ? [{ code: null, text: doc.comment }] : []), ...legalNotes(doc)];
  return el("rsm:ExchangedDocument", [
    text("ram:ID", doc.number),
    text("ram:TypeCode", doc.invoiceType === "AVOIR" ? "381" : "380"),
    el("ram:IssueDateTime", text("udt:DateTimeString", doc.issueDate.replaceAll("-", ""), { format: "102" })),
    notes.map((note) => el("ram:IncludedNote", [text("ram:Content", note.text), text("ram:SubjectCode", note.code)])),
  ]);
}

function lineItem(line: InvoiceLine, position: number) {
  return el("ram:IncludedSupplyChainTradeLineItem", [
    el("ram:AssociatedDocumentLineDocument", text("ram:LineID", String(position))),
    el("ram:SpecifiedTradeProduct", text("ram:Name", line.label)),
    el(
      "ram:SpecifiedLineTradeAgreement",
      el("ram:NetPriceProductTradePrice", text("ram:ChargeAmount", line.unitPrice.toString())),
    ),
    el("ram:SpecifiedLineTradeDelivery", text("ram:BilledQuantity", exact(line.quantity), { unitCode: line.unit })),
    el("ram:SpecifiedLineTradeSettlement", [
      el("ram:ApplicableTradeTax", [
        text("ram:TypeCode", "VAT"),
        text("ram:CategoryCode", line.vatCategory),
        // What is out of scope has no rate (BR-O-05).
        line.vatCategory === "O" ? null : text("ram:RateApplicablePercent", exact(line.vatRate)),
      ]),
      discount(line),
      el("ram:SpecifiedTradeSettlementLineMonetarySummation", amount("ram:LineTotalAmount", lineNet(line))),
    ]),
  ]);
}

function discount(line: InvoiceLine) {
  if (line.discount.isZero()) return null;
  return el("ram:SpecifiedTradeAllowanceCharge", [
    el("ram:ChargeIndicator", text("udt:Indicator", "false")),
    line.discountPercent && text("ram:CalculationPercent", exact(line.discountPercent)),
    line.discountPercent && amount("ram:BasisAmount", grossOf(line).round()),
    amount("ram:ActualAmount", line.discount),
    text("ram:Reason", "Remise"),
  ]);
}

function agreement(doc: TypedDocument) {
  // A seller whose invoice is out of the scope of VAT says no VAT number (BR-O-02).
  const outOfScope = doc.vat.some(({ category }) => category === "O");
  return el("ram:ApplicableHeaderTradeAgreement", [
    text("ram:BuyerReference", doc.recipient.service?.code ?? null),
    party("ram:SellerTradeParty", outOfScope ? { ...doc.supplier, vatNumber: null } : doc.supplier, !outOfScope),
    party("ram:BuyerTradeParty", { ...doc.recipient, vatNumber: null }, false),
    el("ram:BuyerOrderReferencedDocument", text("ram:IssuerAssignedID", doc.commitmentNumber)),
    el("ram:ContractReferencedDocument", text("ram:IssuerAssignedID", doc.contractNumber)),
  ]);
}

function party(name: string, who: DocumentParty, taxed: boolean) {
  const siret = who.identifierType === "SIRET";
  const siren = siret ? who.identifier.slice(0, 9) : null;
  const [one = null, two = null, three = null] = who.addressLines;
  return el(name, [
    siret ? null : text("ram:ID", who.identifier),
    siret ? text("ram:GlobalID", who.identifier, { schemeID: "0009" }) : null,
    text("ram:Name", who.name),
    el("ram:SpecifiedLegalOrganization", text("ram:ID", siren, { schemeID: "0002" })),
    el("ram:PostalTradeAddress", [
      text("ram:PostcodeCode", who.postcode),
      text("ram:LineOne", one),
      text("ram:LineTwo", two),
      text("ram:LineThree", three),
      text("ram:CityName", who.town),
      text("ram:CountryID", who.country),
    ]),
    el("ram:SpecifiedTaxRegistration", text("ram:ID", who.vatNumber, { schemeID: "VA" })),
    // Without a VAT number the seller is known to the tax office by its SIREN (BT-32).
    taxed && !who.vatNumber
      ? el("ram:SpecifiedTaxRegistration", text("ram:ID", siren ?? who.identifier, { schemeID: "FC" }))
      : null,
  ]);
}

function settlement(doc: TypedDocument) {
  const paid = doc.totalInclTax.sub(doc.amountDue);
  return el("ram:ApplicableHeaderTradeSettlement", [
    text("ram:InvoiceCurrencyCode", doc.currency),
    doc.paymentMode && paymentMeans(doc, doc.paymentMode),
    doc.vat.map((row) => vatRow(doc, row)),
    el(
      "ram:SpecifiedTradePaymentTerms",
      text("ram:Description", doc.invoiceType === "FACTURE" ? paymentTerms(doc.paymentDays) : "Avoir."),
    ),
    el("ram:SpecifiedTradeSettlementHeaderMonetarySummation", [
      amount("ram:LineTotalAmount", doc.totalExclTax),
      amount("ram:TaxBasisTotalAmount", doc.totalExclTax),
      amount("ram:TaxTotalAmount", doc.totalTax, { currencyID: doc.currency }),
      amount("ram:GrandTotalAmount", doc.totalInclTax),
      paid.isZero() ? null : amount("ram:TotalPrepaidAmount", paid),
      amount("ram:DuePayableAmount", doc.amountDue),
    ]),
    el("ram:InvoiceReferencedDocument", text("ram:IssuerAssignedID", doc.originalNumber)),
  ]);
}

function paymentMeans({ account }: TypedDocument, mode: PaymentMode) {
  const transfer = mode === "VIREMENT" ? account : null;
  return el("ram:SpecifiedTradeSettlementPaymentMeans", [
    text("ram:TypeCode", MEANS[mode]),
    el("ram:PayeePartyCreditorFinancialAccount", text("ram:IBANID", transfer?.iban ?? null)),
    el("ram:PayeeSpecifiedCreditorFinancialInstitution", text("ram:BICID", transfer?.bic ?? null)),
  ]);
}

function vatRow(doc: TypedDocument, row: LineVat) {
  const taxed = row.category === "S";
  return el("ram:ApplicableTradeTax", [
    amount("ram:CalculatedAmount", row.tax),
    text("ram:TypeCode", "VAT"),
    taxed ? null : text("ram:ExemptionReason", doc.exemptionReason),
    amount("ram:BasisAmount", row.base),
    text("ram:CategoryCode", row.category),
    taxed ? text("ram:DueDateTypeCode", DUE_TYPES[doc.vatType] ?? null) : null,
    text("ram:RateApplicablePercent", exact(row.rate)),
  ]);
}
