import { centsText } from "#lib/documents/domain/amounts.ts";
import { frVat } from "#lib/shared/identifiers.ts";
import { amountsOf, type Company, type InvoiceSample } from "#tests/factories/documents/sample.ts";

/** The invoice in CII (the XML of Factur-X), with what a reader needs of it. */
export function ciiXml(sample: InvoiceSample): string {
  const amounts = amountsOf(sample);
  const party = (name: string, company: Company) => `<ram:${name}><ram:Name>${escaped(company.name)}</ram:Name>
    <ram:SpecifiedLegalOrganization><ram:ID schemeID="0009">${company.siret}</ram:ID></ram:SpecifiedLegalOrganization>
    <ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
    <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${frVat(company.siret.slice(0, 9))}</ram:ID></ram:SpecifiedTaxRegistration></ram:${name}>`;
  const reference = (name: string, id: string | null) =>
    id ? `<ram:${name}><ram:IssuerAssignedID>${escaped(id)}</ram:IssuerAssignedID></ram:${name}>` : "";
  const taxes = amounts.rates.map(
    ({
      rate,
      base,
      tax,
    }) => `<ram:ApplicableTradeTax><ram:CalculatedAmount>${centsText(tax)}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
    <ram:BasisAmount>${centsText(base)}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>${escaped(sample.number)}</ram:ID><ram:TypeCode>${sample.credit ? 381 : 380}</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">${sample.date.replaceAll("-", "")}</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>
  ${sample.serviceCode ? `<ram:BuyerReference>${escaped(sample.serviceCode)}</ram:BuyerReference>` : ""}
  ${party("SellerTradeParty", sample.supplier)}${party("BuyerTradeParty", sample.recipient)}
  ${reference("BuyerOrderReferencedDocument", sample.commitment)}${reference("ContractReferencedDocument", sample.contract)}
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
  ${sample.iban ? `<ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${sample.iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>` : ""}
  ${taxes.join("")}
  <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>${centsText(amounts.net)}</ram:TaxBasisTotalAmount>
    <ram:TaxTotalAmount currencyID="USD">1.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="EUR">${centsText(amounts.tax)}</ram:TaxTotalAmount>
    <ram:GrandTotalAmount>${centsText(amounts.gross)}</ram:GrandTotalAmount><ram:DuePayableAmount>${centsText(amounts.due)}</ram:DuePayableAmount>
  </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;
}

/** The invoice in UBL; a credit note has its own root. */
export function ublXml(sample: InvoiceSample): string {
  const amounts = amountsOf(sample);
  const root = sample.credit ? "CreditNote" : "Invoice";
  const amount = (name: string, cents: number) => `<cbc:${name} currencyID="EUR">${centsText(cents)}</cbc:${name}>`;
  const party = (name: string, company: Company) => `<cac:${name}><cac:Party>
    <cac:PartyIdentification><cbc:ID schemeID="0009">${company.siret}</cbc:ID></cac:PartyIdentification>
    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>${frVat(company.siret.slice(0, 9))}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme></cac:Party></cac:${name}>`;
  const reference = (name: string, id: string | null) =>
    id ? `<cac:${name}><cbc:ID>${escaped(id)}</cbc:ID></cac:${name}>` : "";
  const taxes = amounts.rates.map(
    ({ rate, base, tax }) =>
      `<cac:TaxSubtotal>${amount("TaxableAmount", base)}${amount("TaxAmount", tax)}<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${rate}</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>${escaped(sample.number)}</cbc:ID><cbc:IssueDate>${sample.date}</cbc:IssueDate><cbc:${root}TypeCode>${sample.credit ? 381 : 380}</cbc:${root}TypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${sample.serviceCode ? `<cbc:BuyerReference>${escaped(sample.serviceCode)}</cbc:BuyerReference>` : ""}
${reference("OrderReference", sample.commitment)}${reference("ContractDocumentReference", sample.contract)}
${party("AccountingSupplierParty", sample.supplier)}${party("AccountingCustomerParty", sample.recipient)}
${sample.iban ? `<cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>${sample.iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>` : ""}
<cac:TaxTotal>${amount("TaxAmount", amounts.tax)}${taxes.join("")}</cac:TaxTotal>
<cac:LegalMonetaryTotal>${amount("TaxExclusiveAmount", amounts.net)}${amount("TaxInclusiveAmount", amounts.gross)}${amount("PayableAmount", amounts.due)}</cac:LegalMonetaryTotal></${root}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
