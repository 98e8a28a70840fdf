/** Where the data are in each syntax, by local names below the root (EN 16931 bindings; domain reference § 9.3). */
export type SyntaxPaths = {
  readonly number: string;
  readonly date: string;
  readonly typeCode: readonly string[];
  readonly currency: string;
  readonly buyerReference: string;
  readonly order: string;
  readonly contract: string;
  readonly supplier: PartyPaths;
  readonly recipient: PartyPaths;
  readonly iban: readonly string[];
  /** The header tax elements, and inside each: rate, base, tax. */
  readonly taxes: string;
  readonly taxRate: string;
  readonly taxBase: string;
  readonly taxAmount: string;
  readonly exclTax: string;
  readonly tax: string;
  readonly inclTax: string;
  readonly due: string;
};

/** A party: the elements that may hold its SIRET or SIREN, most explicit first, its VAT registrations, its country. */
export type PartyPaths = {
  readonly ids: readonly string[];
  readonly vat: string;
  /** Tells a VAT registration from another one: an attribute of the identifier, or an element beside it. */
  readonly vatScheme: "@schemeID" | "TaxScheme/ID";
  readonly country: string;
};

function ciiParty(party: string): PartyPaths {
  return {
    ids: [`${party}/ID`, `${party}/GlobalID`, `${party}/SpecifiedLegalOrganization/ID`],
    vat: `${party}/SpecifiedTaxRegistration/ID`,
    vatScheme: "@schemeID",
    country: `${party}/PostalTradeAddress/CountryID`,
  };
}

function cii(names: {
  document: string;
  transaction: string;
  agreement: string;
  settlement: string;
  summation: string;
  rate: string;
}): SyntaxPaths {
  const agreement = `${names.transaction}/${names.agreement}`;
  const settlement = `${names.transaction}/${names.settlement}`;
  const means = `${settlement}/SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount`;
  const summation = `${settlement}/${names.summation}`;
  return {
    number: `${names.document}/ID`,
    date: `${names.document}/IssueDateTime/DateTimeString`,
    typeCode: [`${names.document}/TypeCode`],
    currency: `${settlement}/InvoiceCurrencyCode`,
    buyerReference: `${agreement}/BuyerReference`,
    order: `${agreement}/BuyerOrderReferencedDocument`,
    contract: `${agreement}/ContractReferencedDocument`,
    supplier: ciiParty(`${agreement}/SellerTradeParty`),
    recipient: ciiParty(`${agreement}/BuyerTradeParty`),
    iban: [`${means}/IBANID`, `${means}/ProprietaryID`],
    taxes: `${settlement}/ApplicableTradeTax`,
    taxRate: names.rate,
    taxBase: "BasisAmount",
    taxAmount: "CalculatedAmount",
    exclTax: `${summation}/TaxBasisTotalAmount`,
    tax: `${summation}/TaxTotalAmount`,
    inclTax: `${summation}/GrandTotalAmount`,
    due: `${summation}/DuePayableAmount`,
  };
}

function ublParty(role: string): PartyPaths {
  const party = `${role}/Party`;
  return {
    ids: [`${party}/PartyIdentification/ID`, `${party}/PartyLegalEntity/CompanyID`, `${party}/EndpointID`],
    vat: `${party}/PartyTaxScheme/CompanyID`,
    vatScheme: "TaxScheme/ID",
    country: `${party}/PostalAddress/Country/IdentificationCode`,
  };
}

export const SYNTAX_PATHS: Readonly<Record<"CII" | "ZUGFERD1" | "UBL", SyntaxPaths>> = {
  CII: cii({
    document: "ExchangedDocument",
    transaction: "SupplyChainTradeTransaction",
    agreement: "ApplicableHeaderTradeAgreement",
    settlement: "ApplicableHeaderTradeSettlement",
    summation: "SpecifiedTradeSettlementHeaderMonetarySummation",
    rate: "RateApplicablePercent",
  }),
  ZUGFERD1: cii({
    document: "HeaderExchangedDocument",
    transaction: "SpecifiedSupplyChainTradeTransaction",
    agreement: "ApplicableSupplyChainTradeAgreement",
    settlement: "ApplicableSupplyChainTradeSettlement",
    summation: "SpecifiedTradeSettlementMonetarySummation",
    rate: "ApplicablePercent",
  }),
  UBL: {
    number: "ID",
    date: "IssueDate",
    typeCode: ["InvoiceTypeCode", "CreditNoteTypeCode"],
    currency: "DocumentCurrencyCode",
    buyerReference: "BuyerReference",
    order: "OrderReference",
    contract: "ContractDocumentReference",
    supplier: ublParty("AccountingSupplierParty"),
    recipient: ublParty("AccountingCustomerParty"),
    iban: ["PaymentMeans/PayeeFinancialAccount/ID"],
    taxes: "TaxTotal/TaxSubtotal",
    taxRate: "TaxCategory/Percent",
    taxBase: "TaxableAmount",
    taxAmount: "TaxAmount",
    exclTax: "LegalMonetaryTotal/TaxExclusiveAmount",
    tax: "TaxTotal/TaxAmount",
    inclTax: "LegalMonetaryTotal/TaxInclusiveAmount",
    due: "LegalMonetaryTotal/PayableAmount",
  },
};

/** Document types that are credit notes (UNTDID 1001). Everything else is an invoice, self-billed ones included. */
export const CREDIT_NOTE_CODES: ReadonlySet<string> = new Set([
  "81",
  "83",
  "261",
  "262",
  "296",
  "308",
  "381",
  "396",
  "420",
  "458",
  "502",
  "503",
  "532",
]);
