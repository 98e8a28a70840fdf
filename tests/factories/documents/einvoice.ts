import { VAT_FAMILIES } from "#lib/documents/domain/einvoice/rules-vat.ts";

/**
 * An invoice that has all that EN 16931 has rules about, and breaks none: two lines with allowance, charge, period and attributes, the same
 * on the document, payee, tax representative, delivery, attachment. Written in UBL and in CII from the same figures. Each element is on a
 * line of its own, so that a test can take one out.
 */
export type EInvoiceOptions = {
  /** VAT category of all of it (UNTDID 5305). */
  readonly category?: string;
  readonly credit?: boolean;
  readonly specification?: string;
};

export type VatOfSample = {
  readonly rate: string | null;
  readonly tax: string;
  readonly gross: string;
  readonly due: string;
  readonly reason: string | null;
  readonly ids: boolean;
};

/** Base 140.00: lines 100 + 50, less 20, plus 10. 8.00 are paid. */
export function vatOfSample(category: string): VatOfSample {
  const family = VAT_FAMILIES.find(({ code }) => code === category);
  const percent = category === "S" ? 20 : category === "L" || category === "M" ? 7 : 0;
  const tax = (140 * percent) / 100;
  return {
    rate: category === "O" ? null : percent.toFixed(2),
    tax: tax.toFixed(2),
    gross: (140 + tax).toFixed(2),
    due: (132 + tax).toFixed(2),
    reason: family?.reason === "required" ? "Motif d’exonération" : null,
    ids: category !== "O",
  };
}

const when = (condition: unknown, text: string) => (condition ? text : "");

export function fullUbl({
  category = "S",
  credit = false,
  specification = "urn:cen.eu:en16931:2017",
}: EInvoiceOptions = {}): string {
  const vat = vatOfSample(category);
  const root = credit ? "CreditNote" : "Invoice";
  const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
  const scheme = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>";
  const rate = when(vat.rate !== null, `<cbc:Percent>${vat.rate}</cbc:Percent>`);
  const taxCategory = `<cac:TaxCategory>\n<cbc:ID>${category}</cbc:ID>\n${rate}\n${scheme}</cac:TaxCategory>`;
  const address = (line: string, country: string) => `<cac:PostalAddress>
<cbc:StreetName>${line}</cbc:StreetName>
<cbc:CityName>Lyon</cbc:CityName>
<cbc:PostalZone>69003</cbc:PostalZone>
<cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country>
</cac:PostalAddress>`;
  const vatId = (id: string) =>
    when(vat.ids, `<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID>${scheme}</cac:PartyTaxScheme>`);
  const reduction = (charge: boolean, value: string, base: string, code: string, tax: string) => `<cac:AllowanceCharge>
<cbc:ChargeIndicator>${charge}</cbc:ChargeIndicator>
<cbc:AllowanceChargeReasonCode>${code}</cbc:AllowanceChargeReasonCode>
<cbc:AllowanceChargeReason>${charge ? "Transport" : "Remise"} ${value}</cbc:AllowanceChargeReason>
${amount("Amount", value)}
${amount("BaseAmount", base)}
${tax}
</cac:AllowanceCharge>`;
  const quantity = credit ? "CreditedQuantity" : "InvoicedQuantity";
  const line = (id: number, net: string, price: string, more: string) => `<cac:${root}Line>
<cbc:ID>L${id}</cbc:ID>
<cbc:${quantity} unitCode="C62">10</cbc:${quantity}>
${amount("LineExtensionAmount", net)}
<cac:InvoicePeriod><cbc:StartDate>2026-01-0${id}</cbc:StartDate><cbc:EndDate>2026-01-1${id}</cbc:EndDate></cac:InvoicePeriod>
${more}
<cac:Item>
<cbc:Name>Article ${id}</cbc:Name>
<cac:StandardItemIdentification><cbc:ID schemeID="0160">030000000000${id}</cbc:ID></cac:StandardItemIdentification>
<cac:OriginCountry><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:OriginCountry>
<cac:CommodityClassification><cbc:ItemClassificationCode listID="STI">990${id}</cbc:ItemClassificationCode></cac:CommodityClassification>
<cac:ClassifiedTaxCategory>
<cbc:ID>${category}</cbc:ID>
${rate}
${scheme}</cac:ClassifiedTaxCategory>
<cac:AdditionalItemProperty><cbc:Name>Couleur ${id}</cbc:Name><cbc:Value>Bleu ${id}</cbc:Value></cac:AdditionalItemProperty>
</cac:Item>
<cac:Price>${amount("PriceAmount", price)}<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>${amount("Amount", "0.50")}${amount("BaseAmount", `${id}1.50`)}</cac:AllowanceCharge></cac:Price>
</cac:${root}Line>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>${specification}</cbc:CustomizationID>
<cbc:ProfileID>A1</cbc:ProfileID>
<cbc:ID>F-2026-001</cbc:ID>
<cbc:IssueDate>2026-01-31</cbc:IssueDate>
${when(!credit, "<cbc:DueDate>2026-03-02</cbc:DueDate>")}
<cbc:${root}TypeCode>${credit ? 381 : 380}</cbc:${root}TypeCode>
<cbc:TaxPointDate>2026-01-30</cbc:TaxPointDate>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cbc:TaxCurrencyCode>GBP</cbc:TaxCurrencyCode>
<cbc:BuyerReference>SERV01</cbc:BuyerReference>
<cac:InvoicePeriod><cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-01-31</cbc:EndDate></cac:InvoicePeriod>
<cac:OrderReference><cbc:ID>EJ123456</cbc:ID></cac:OrderReference>
<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-2025-900</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
<cac:AdditionalDocumentReference>
<cbc:ID schemeID="AAA">OBJET-1</cbc:ID>
<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>
</cac:AdditionalDocumentReference>
<cac:AdditionalDocumentReference>
<cbc:ID>PJ-1</cbc:ID>
<cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">AA==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>
</cac:AdditionalDocumentReference>
<cac:AccountingSupplierParty><cac:Party>
<cbc:EndpointID schemeID="0225">732829320</cbc:EndpointID>
<cac:PartyIdentification><cbc:ID schemeID="0009">73282932000074</cbc:ID></cac:PartyIdentification>
${address("1 rue du Vendeur", "FR")}
${vatId("FR44732829320")}
<cac:PartyLegalEntity>
<cbc:RegistrationName>Vendeur SARL</cbc:RegistrationName>
<cbc:CompanyID schemeID="0002">732829320</cbc:CompanyID>
</cac:PartyLegalEntity>
</cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party>
<cbc:EndpointID schemeID="0009">20000001000014</cbc:EndpointID>
<cac:PartyIdentification><cbc:ID schemeID="0009">20000001000014</cbc:ID></cac:PartyIdentification>
${address("2 place de la Mairie", "FR")}
${vatId("FR00200000010")}
<cac:PartyLegalEntity>
<cbc:RegistrationName>Commune acheteuse</cbc:RegistrationName>
<cbc:CompanyID schemeID="0002">200000010</cbc:CompanyID>
</cac:PartyLegalEntity>
</cac:Party></cac:AccountingCustomerParty>
<cac:PayeeParty>
<cac:PartyIdentification><cbc:ID schemeID="0009">55208131766522</cbc:ID></cac:PartyIdentification>
<cac:PartyName><cbc:Name>Affactureur SA</cbc:Name></cac:PartyName>
</cac:PayeeParty>
${when(
  vat.ids,
  `<cac:TaxRepresentativeParty>
<cac:PartyName><cbc:Name>Représentant fiscal</cbc:Name></cac:PartyName>
${address("3 rue du Représentant", "BE")}
${vatId("BE0123456789")}
</cac:TaxRepresentativeParty>`,
)}
<cac:Delivery>
<cbc:ActualDeliveryDate>2026-01-29</cbc:ActualDeliveryDate>
<cac:DeliveryLocation>
<cbc:ID schemeID="0088">1234567890128</cbc:ID>
<cac:Address><cbc:CityName>Livré</cbc:CityName><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:Address>
</cac:DeliveryLocation>
</cac:Delivery>
<cac:PaymentMeans>
<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
<cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount>
</cac:PaymentMeans>
<cac:PaymentMeans>
<cbc:PaymentMeansCode>48</cbc:PaymentMeansCode>
<cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID></cac:CardAccount>
</cac:PaymentMeans>
${reduction(false, "20.00", "200.00", "95", taxCategory)}
${reduction(true, "10.00", "100.00", "FC", taxCategory)}
<cac:TaxTotal>
${amount("TaxAmount", vat.tax)}
<cac:TaxSubtotal>
${amount("TaxableAmount", "140.00")}
${amount("TaxAmount", vat.tax)}
<cac:TaxCategory>
<cbc:ID>${category}</cbc:ID>
${rate}
${when(vat.reason, `<cbc:TaxExemptionReasonCode>VATEX-EU-${category === "K" ? "IC" : category === "E" ? "132" : category}</cbc:TaxExemptionReasonCode>`)}
${when(vat.reason, `<cbc:TaxExemptionReason>${vat.reason}</cbc:TaxExemptionReason>`)}
${scheme}</cac:TaxCategory>
</cac:TaxSubtotal>
</cac:TaxTotal>
<cac:TaxTotal><cbc:TaxAmount currencyID="GBP">24.00</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal>
${amount("LineExtensionAmount", "150.00")}
${amount("TaxExclusiveAmount", "140.00")}
${amount("TaxInclusiveAmount", vat.gross)}
${amount("AllowanceTotalAmount", "20.00")}
${amount("ChargeTotalAmount", "10.00")}
${amount("PrepaidAmount", "8.00")}
${amount("PayableRoundingAmount", "0.00")}
${amount("PayableAmount", vat.due)}
</cac:LegalMonetaryTotal>
${line(1, "100.00", "10.00", reduction(false, "2.00", "102.00", "95", ""))}
${line(2, "50.00", "5.00", reduction(true, "3.00", "47.00", "FC", ""))}
</${root}>
`;
}

export function fullCii({
  category = "S",
  credit = false,
  specification = "urn:cen.eu:en16931:2017",
}: EInvoiceOptions = {}): string {
  const vat = vatOfSample(category);
  const rate = when(vat.rate !== null, `<ram:RateApplicablePercent>${vat.rate}</ram:RateApplicablePercent>`);
  const date = (name: string, day: string) =>
    `<ram:${name}><udt:DateTimeString format="102">${day.replaceAll("-", "")}</udt:DateTimeString></ram:${name}>`;
  const address = (line: string, country: string) => `<ram:PostalTradeAddress>
<ram:PostcodeCode>69003</ram:PostcodeCode>
<ram:LineOne>${line}</ram:LineOne>
<ram:CityName>Lyon</ram:CityName>
<ram:CountryID>${country}</ram:CountryID>
</ram:PostalTradeAddress>`;
  const vatId = (id: string) =>
    when(vat.ids, `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${id}</ram:ID></ram:SpecifiedTaxRegistration>`);
  const uri = (scheme: string, id: string) =>
    `<ram:URIUniversalCommunication><ram:URIID schemeID="${scheme}">${id}</ram:URIID></ram:URIUniversalCommunication>`;
  const tax = `<ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${category}</ram:CategoryCode>${rate}</ram:CategoryTradeTax>`;
  const reduction = (
    charge: boolean,
    value: string,
    base: string,
    code: string,
    more: string,
  ) => `<ram:SpecifiedTradeAllowanceCharge>
<ram:ChargeIndicator><udt:Indicator>${charge}</udt:Indicator></ram:ChargeIndicator>
<ram:BasisAmount>${base}</ram:BasisAmount>
<ram:ActualAmount>${value}</ram:ActualAmount>
<ram:ReasonCode>${code}</ram:ReasonCode>
<ram:Reason>${charge ? "Transport" : "Remise"} ${value}</ram:Reason>
${more}</ram:SpecifiedTradeAllowanceCharge>`;
  const line = (id: number, net: string, price: string, more: string) => `<ram:IncludedSupplyChainTradeLineItem>
<ram:AssociatedDocumentLineDocument><ram:LineID>L${id}</ram:LineID></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct>
<ram:GlobalID schemeID="0160">030000000000${id}</ram:GlobalID>
<ram:Name>Article ${id}</ram:Name>
<ram:ApplicableProductCharacteristic><ram:Description>Couleur ${id}</ram:Description><ram:Value>Bleu ${id}</ram:Value></ram:ApplicableProductCharacteristic>
<ram:DesignatedProductClassification><ram:ClassCode listID="STI">990${id}</ram:ClassCode></ram:DesignatedProductClassification>
<ram:OriginTradeCountry><ram:ID>FR</ram:ID></ram:OriginTradeCountry>
</ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement>
<ram:GrossPriceProductTradePrice><ram:ChargeAmount>${id}1.50</ram:ChargeAmount><ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>0.50</ram:ActualAmount></ram:AppliedTradeAllowanceCharge></ram:GrossPriceProductTradePrice>
<ram:NetPriceProductTradePrice><ram:ChargeAmount>${price}</ram:ChargeAmount></ram:NetPriceProductTradePrice>
</ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">10</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement>
<ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${category}</ram:CategoryCode>${rate}</ram:ApplicableTradeTax>
<ram:BillingSpecifiedPeriod>${date("StartDateTime", `2026-01-0${id}`)}${date("EndDateTime", `2026-01-1${id}`)}</ram:BillingSpecifiedPeriod>
${more}
<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
</ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext>
<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>A1</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>
<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${specification}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument>
<ram:ID>F-2026-001</ram:ID>
<ram:TypeCode>${credit ? 381 : 380}</ram:TypeCode>
${date("IssueDateTime", "2026-01-31")}
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
${line(1, "100.00", "10.00", reduction(false, "2.00", "102.00", "95", ""))}
${line(2, "50.00", "5.00", reduction(true, "3.00", "47.00", "FC", ""))}
<ram:ApplicableHeaderTradeAgreement>
<ram:BuyerReference>SERV01</ram:BuyerReference>
<ram:SellerTradeParty>
<ram:GlobalID schemeID="0009">73282932000074</ram:GlobalID>
<ram:Name>Vendeur SARL</ram:Name>
<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">732829320</ram:ID></ram:SpecifiedLegalOrganization>
${address("1 rue du Vendeur", "FR")}
${uri("0225", "732829320")}
${vatId("FR44732829320")}
</ram:SellerTradeParty>
<ram:BuyerTradeParty>
<ram:GlobalID schemeID="0009">20000001000014</ram:GlobalID>
<ram:Name>Commune acheteuse</ram:Name>
<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">200000010</ram:ID></ram:SpecifiedLegalOrganization>
${address("2 place de la Mairie", "FR")}
${uri("0009", "20000001000014")}
${vatId("FR00200000010")}
</ram:BuyerTradeParty>
${when(
  vat.ids,
  `<ram:SellerTaxRepresentativeTradeParty>
<ram:Name>Représentant fiscal</ram:Name>
${address("3 rue du Représentant", "BE")}
${vatId("BE0123456789")}
</ram:SellerTaxRepresentativeTradeParty>`,
)}
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>EJ123456</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>OBJET-1</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode><ram:ReferenceTypeCode>AAA</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument>
<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>PJ-1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:AttachmentBinaryObject mimeCode="application/pdf" filename="a.pdf">AA==</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>
</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery>
<ram:ShipToTradeParty>
<ram:GlobalID schemeID="0088">1234567890128</ram:GlobalID>
<ram:PostalTradeAddress><ram:CityName>Livré</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
</ram:ShipToTradeParty>
<ram:ActualDeliverySupplyChainEvent>${date("OccurrenceDateTime", "2026-01-29")}</ram:ActualDeliverySupplyChainEvent>
</ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement>
<ram:TaxCurrencyCode>GBP</ram:TaxCurrencyCode>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:PayeeTradeParty>
<ram:GlobalID schemeID="0009">55208131766522</ram:GlobalID>
<ram:Name>Affactureur SA</ram:Name>
</ram:PayeeTradeParty>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR7630006000011234567890189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>48</ram:TypeCode><ram:ApplicableTradeSettlementFinancialCard><ram:ID>1234</ram:ID></ram:ApplicableTradeSettlementFinancialCard></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:ApplicableTradeTax>
<ram:CalculatedAmount>${vat.tax}</ram:CalculatedAmount>
<ram:TypeCode>VAT</ram:TypeCode>
${when(vat.reason, `<ram:ExemptionReason>${vat.reason}</ram:ExemptionReason>`)}
<ram:BasisAmount>140.00</ram:BasisAmount>
<ram:CategoryCode>${category}</ram:CategoryCode>
${when(vat.reason, `<ram:ExemptionReasonCode>VATEX-EU-${category === "K" ? "IC" : category === "E" ? "132" : category}</ram:ExemptionReasonCode>`)}
<ram:TaxPointDate><udt:DateString format="102">20260130</udt:DateString></ram:TaxPointDate>
${rate}
</ram:ApplicableTradeTax>
<ram:BillingSpecifiedPeriod>${date("StartDateTime", "2026-01-01")}${date("EndDateTime", "2026-01-31")}</ram:BillingSpecifiedPeriod>
${reduction(false, "20.00", "200.00", "95", tax)}
${reduction(true, "10.00", "100.00", "FC", tax)}
<ram:SpecifiedTradePaymentTerms>${date("DueDateDateTime", "2026-03-02")}</ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:LineTotalAmount>150.00</ram:LineTotalAmount>
<ram:ChargeTotalAmount>10.00</ram:ChargeTotalAmount>
<ram:AllowanceTotalAmount>20.00</ram:AllowanceTotalAmount>
<ram:TaxBasisTotalAmount>140.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">${vat.tax}</ram:TaxTotalAmount>
<ram:TaxTotalAmount currencyID="GBP">24.00</ram:TaxTotalAmount>
<ram:RoundingAmount>0.00</ram:RoundingAmount>
<ram:GrandTotalAmount>${vat.gross}</ram:GrandTotalAmount>
<ram:TotalPrepaidAmount>8.00</ram:TotalPrepaidAmount>
<ram:DuePayableAmount>${vat.due}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>F-2025-900</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>
</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}

type Parties = { readonly number: string; readonly supplier: string; readonly recipient: string };

function between(xml: string, { number, supplier, recipient }: Parties): string {
  return xml
    .replaceAll("73282932000074", supplier)
    .replaceAll("732829320", supplier.slice(0, 9))
    .replaceAll("20000001000014", recipient)
    .replaceAll("200000010", recipient.slice(0, 9))
    .replace("F-2026-001", number);
}

/** The same in UBL between two structures, given by their SIRET, with all that the portal asks before it sends: paid by cheque, VAT due on the invoice. */
export function readyUbl(parties: Parties): string {
  return (
    between(fullUbl(), parties)
      // A date and a code of the VAT due exclude one another (BR-CO-03).
      .replace("<cbc:TaxPointDate>2026-01-30</cbc:TaxPointDate>\n", "")
      .replace("<cbc:BuyerReference>SERV01</cbc:BuyerReference>\n", "")
      .replace(">30</cbc:PaymentMeansCode>", ">20</cbc:PaymentMeansCode>")
      .replace(
        "</cbc:EndDate></cac:InvoicePeriod>",
        "</cbc:EndDate><cbc:DescriptionCode>3</cbc:DescriptionCode></cac:InvoicePeriod>",
      )
  );
}

/** The same in CII, as the XML of a Factur-X that lacks nothing. */
export function readyCii(parties: Parties): string {
  return (
    between(fullCii(), parties)
      .replace("<ram:BuyerReference>SERV01</ram:BuyerReference>\n", "")
      .replace("<ram:TypeCode>30</ram:TypeCode>", "<ram:TypeCode>20</ram:TypeCode>")
      // A date and a code of the VAT due exclude one another (BR-CO-03).
      .replace(/<ram:TaxPointDate>.*<\/ram:TaxPointDate>/, "<ram:DueDateTypeCode>5</ram:DueDateTypeCode>")
  );
}

/** The same CII with the names of ZUGFeRD 1. */
export function asZugferd1(xml: string): string {
  const names: readonly (readonly [string, string])[] = [
    ["rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument"],
    ["rsm:ExchangedDocumentContext", "rsm:SpecifiedExchangedDocumentContext"],
    ["rsm:ExchangedDocument>", "rsm:HeaderExchangedDocument>"],
    ["rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction"],
    ["ApplicableHeaderTrade", "ApplicableSupplyChainTrade"],
    ["SpecifiedLineTrade", "SpecifiedSupplyChainTrade"],
    ["SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"],
    ["SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"],
    ["RateApplicablePercent", "ApplicablePercent"],
    ['<ram:TaxTotalAmount currencyID="GBP">24.00</ram:TaxTotalAmount>', ""],
    ["urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "urn:ferd:CrossIndustryDocument:invoice:1p0"],
  ];
  return names.reduce((text, [from, to]) => text.replaceAll(from, to), xml);
}
