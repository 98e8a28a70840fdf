/** The order of the children of each element, as the schemas of UBL 2.1 and CII D16B want them. */
type Order = Readonly<Record<string, string>>;

const UBL: Order = {
  Invoice:
    "CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note TaxPointDate DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference OriginatorDocumentReference ContractDocumentReference AdditionalDocumentReference ProjectReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal InvoiceLine",
  CreditNote:
    "CustomizationID ProfileID ID IssueDate TaxPointDate CreditNoteTypeCode Note DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference ContractDocumentReference AdditionalDocumentReference OriginatorDocumentReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal CreditNoteLine",
  InvoicePeriod: "StartDate EndDate DescriptionCode",
  OrderReference: "ID SalesOrderID",
  InvoiceDocumentReference: "ID IssueDate",
  DocumentReference: "ID DocumentTypeCode",
  AdditionalDocumentReference: "ID DocumentTypeCode DocumentDescription Attachment",
  Party: "EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact",
  PayeeParty: "PartyIdentification PartyName PartyLegalEntity",
  TaxRepresentativeParty: "PartyName PostalAddress PartyTaxScheme",
  PostalAddress: "StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country",
  Address: "StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country",
  PartyTaxScheme: "CompanyID TaxScheme",
  PartyLegalEntity: "RegistrationName CompanyID CompanyLegalForm",
  Contact: "Name Telephone ElectronicMail",
  Delivery: "ActualDeliveryDate DeliveryLocation DeliveryParty",
  DeliveryLocation: "ID Address",
  PaymentMeans: "PaymentMeansCode PaymentDueDate PaymentID CardAccount PayeeFinancialAccount",
  CardAccount: "PrimaryAccountNumberID NetworkID HolderName",
  PayeeFinancialAccount: "ID Name FinancialInstitutionBranch",
  AllowanceCharge:
    "ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount BaseAmount TaxCategory",
  TaxTotal: "TaxAmount TaxSubtotal",
  TaxSubtotal: "TaxableAmount TaxAmount TaxCategory",
  TaxCategory: "ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme",
  ClassifiedTaxCategory: "ID Percent TaxScheme",
  LegalMonetaryTotal:
    "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount",
  InvoiceLine:
    "ID Note InvoicedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference DocumentReference AllowanceCharge Item Price",
  CreditNoteLine:
    "ID Note CreditedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference DocumentReference AllowanceCharge Item Price",
  Item: "Description Name BuyersItemIdentification SellersItemIdentification StandardItemIdentification OriginCountry CommodityClassification ClassifiedTaxCategory AdditionalItemProperty",
  AdditionalItemProperty: "Name Value",
  Price: "PriceAmount BaseQuantity AllowanceCharge",
};

const CII: Order = {
  CrossIndustryInvoice: "ExchangedDocumentContext ExchangedDocument SupplyChainTradeTransaction",
  ExchangedDocumentContext:
    "BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter",
  ExchangedDocument: "ID TypeCode IssueDateTime IncludedNote",
  IncludedNote: "Content SubjectCode",
  SupplyChainTradeTransaction:
    "IncludedSupplyChainTradeLineItem ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement",
  IncludedSupplyChainTradeLineItem:
    "AssociatedDocumentLineDocument SpecifiedTradeProduct SpecifiedLineTradeAgreement SpecifiedLineTradeDelivery SpecifiedLineTradeSettlement",
  AssociatedDocumentLineDocument: "LineID IncludedNote",
  SpecifiedTradeProduct:
    "GlobalID SellerAssignedID BuyerAssignedID Name Description ApplicableProductCharacteristic DesignatedProductClassification OriginTradeCountry",
  ApplicableProductCharacteristic: "Description Value",
  SpecifiedLineTradeAgreement: "BuyerOrderReferencedDocument GrossPriceProductTradePrice NetPriceProductTradePrice",
  GrossPriceProductTradePrice: "ChargeAmount BasisQuantity AppliedTradeAllowanceCharge",
  NetPriceProductTradePrice: "ChargeAmount BasisQuantity",
  AppliedTradeAllowanceCharge: "ChargeIndicator ActualAmount",
  SpecifiedLineTradeSettlement:
    "ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradeSettlementLineMonetarySummation AdditionalReferencedDocument ReceivableSpecifiedTradeAccountingAccount",
  ApplicableTradeTax:
    "CalculatedAmount TypeCode ExemptionReason BasisAmount CategoryCode ExemptionReasonCode TaxPointDate DueDateTypeCode RateApplicablePercent",
  CategoryTradeTax: "TypeCode CategoryCode RateApplicablePercent",
  ApplicableHeaderTradeAgreement:
    "BuyerReference SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty SellerOrderReferencedDocument BuyerOrderReferencedDocument ContractReferencedDocument AdditionalReferencedDocument SpecifiedProcuringProject",
  SpecifiedProcuringProject: "ID Name",
  AdditionalReferencedDocument: "IssuerAssignedID URIID TypeCode Name AttachmentBinaryObject ReferenceTypeCode",
  SpecifiedLegalOrganization: "ID TradingBusinessName",
  DefinedTradeContact: "PersonName TelephoneUniversalCommunication EmailURIUniversalCommunication",
  PostalTradeAddress: "PostcodeCode LineOne LineTwo LineThree CityName CountryID CountrySubDivisionName",
  ApplicableHeaderTradeDelivery:
    "ShipToTradeParty ActualDeliverySupplyChainEvent DespatchAdviceReferencedDocument ReceivingAdviceReferencedDocument",
  ApplicableHeaderTradeSettlement:
    "PaymentReference TaxCurrencyCode InvoiceCurrencyCode PayeeTradeParty SpecifiedTradeSettlementPaymentMeans ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradePaymentTerms SpecifiedTradeSettlementHeaderMonetarySummation InvoiceReferencedDocument ReceivableSpecifiedTradeAccountingAccount",
  SpecifiedTradeSettlementPaymentMeans:
    "TypeCode Information ApplicableTradeSettlementFinancialCard PayeePartyCreditorFinancialAccount PayeeSpecifiedCreditorFinancialInstitution",
  ApplicableTradeSettlementFinancialCard: "ID CardholderName",
  PayeePartyCreditorFinancialAccount: "IBANID AccountName ProprietaryID",
  BillingSpecifiedPeriod: "StartDateTime EndDateTime",
  SpecifiedTradeAllowanceCharge:
    "ChargeIndicator CalculationPercent BasisAmount ActualAmount ReasonCode Reason CategoryTradeTax",
  SpecifiedTradePaymentTerms: "Description DueDateDateTime",
  InvoiceReferencedDocument: "IssuerAssignedID FormattedIssueDateTime",
  SpecifiedTradeSettlementHeaderMonetarySummation:
    "LineTotalAmount ChargeTotalAmount AllowanceTotalAmount TaxBasisTotalAmount TaxTotalAmount RoundingAmount GrandTotalAmount TotalPrepaidAmount DuePayableAmount",
};
/** Every party of CII is made alike. */
const CII_PARTY =
  "ID GlobalID Name Description SpecifiedLegalOrganization DefinedTradeContact PostalTradeAddress URIUniversalCommunication SpecifiedTaxRegistration";

/** Where a child stands in its parent; after the others where the schema has no say. */
export function placeIn(syntax: "UBL" | "CII", parent: string, child: string): number {
  const order = syntax === "UBL" ? UBL[parent] : parent.endsWith("TradeParty") ? CII_PARTY : CII[parent];
  const at = order?.split(" ").indexOf(child) ?? -1;
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}
