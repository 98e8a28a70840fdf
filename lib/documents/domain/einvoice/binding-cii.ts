import type { Binding } from "#lib/documents/domain/einvoice/model.ts";

/** EN 16931-3-3: where CII D16B writes the terms; ZUGFeRD 1 has other names for the same places. */
type Names = {
  readonly context: string;
  readonly document: string;
  readonly transaction: string;
  readonly agreement: string;
  readonly delivery: string;
  readonly settlement: string;
  readonly summation: string;
  readonly line: { readonly agreement: string; readonly delivery: string; readonly settlement: string };
  readonly lineSummation: string;
  readonly rate: string;
};

const VAT = "[TypeCode=VAT]";
const DATE = "DateTimeString";

function address(at: string, [one, two, three, town, postcode, region, country]: readonly string[]) {
  const terms = [
    [one, "LineOne"],
    [two, "LineTwo"],
    [three, "LineThree"],
    [town, "CityName"],
    [postcode, "PostcodeCode"],
    [region, "CountrySubDivisionName"],
    [country, "CountryID"],
  ];
  return { at, terms: Object.fromEntries(terms) as Record<string, string> };
}

const contact = (names: readonly string[]) => ({
  at: "DefinedTradeContact",
  terms: {
    [names[0] ?? ""]: ["PersonName", "DepartmentName"],
    [names[1] ?? ""]: "TelephoneUniversalCommunication/CompleteNumber",
    [names[2] ?? ""]: "EmailURIUniversalCommunication/URIID",
  },
});

function reduction(
  charge: boolean,
  terms: readonly string[],
  rateName: string,
): { at: string; terms: Record<string, string> } {
  const [amount = "", base = "", percent = "", reason = "", code = "", category, rate] = terms;
  return {
    at: `SpecifiedTradeAllowanceCharge[ChargeIndicator/Indicator=${charge}]`,
    terms: {
      [amount]: "ActualAmount",
      [base]: "BasisAmount",
      [percent]: "CalculationPercent",
      [reason]: "Reason",
      [code]: "ReasonCode",
      ...(category ? { [category]: `CategoryTradeTax${VAT}/CategoryCode` } : {}),
      ...(rate ? { [rate]: `CategoryTradeTax${VAT}/${rateName}` } : {}),
    },
  };
}

/** ZUGFeRD 1 and EXTENDED write transport as a charge of its own kind; it counts like the others. */
function withLogistics(charges: ReturnType<typeof reduction>, rate: string) {
  const { terms } = charges;
  const both = (term: string, other: string) => ({ [term]: [...[terms[term] ?? []].flat(), other] });
  return {
    at: [charges.at, "SpecifiedLogisticsServiceCharge"],
    terms: {
      ...terms,
      ...both("BT-99", "AppliedAmount"),
      ...both("BT-104", "Description"),
      ...both("BT-102", "AppliedTradeTax/CategoryCode"),
      ...both("BT-103", `AppliedTradeTax/${rate}`),
    },
  };
}

/** A group of the header that lives in one of the three parts of the transaction. */
function under<T extends { at: string | readonly string[] }>(part: string, group: T): T {
  const at = typeof group.at === "string" ? `${part}/${group.at}` : group.at.map((one) => `${part}/${one}`);
  return { ...group, at };
}

function cii(names: Names): Binding {
  const agreement = `${names.transaction}/${names.agreement}`;
  const delivery = `${names.transaction}/${names.delivery}`;
  const settlement = `${names.transaction}/${names.settlement}`;
  const totals = `${settlement}/${names.summation}`;
  const assigned = (name: string) => [`${agreement}/${name}/IssuerAssignedID`, `${agreement}/${name}/ID`];
  const { line } = names;
  const product = "SpecifiedTradeProduct";
  const gross = `${line.agreement}/GrossPriceProductTradePrice`;
  const net = `${line.agreement}/NetPriceProductTradePrice`;
  const lineTax = `${line.settlement}/ApplicableTradeTax${VAT}`;
  const quantity = `${line.delivery}/BilledQuantity`;
  return {
    terms: {
      "BT-1": `${names.document}/ID`,
      "BT-2": `${names.document}/IssueDateTime/${DATE}`,
      "BT-3": `${names.document}/TypeCode`,
      "BT-5": `${settlement}/InvoiceCurrencyCode`,
      "BT-6": `${settlement}/TaxCurrencyCode`,
      "BT-7": `${settlement}/ApplicableTradeTax/TaxPointDate/DateString`,
      "BT-8": `${settlement}/ApplicableTradeTax/DueDateTypeCode`,
      "BT-9": `${settlement}/SpecifiedTradePaymentTerms/DueDateDateTime/${DATE}`,
      "BT-10": `${agreement}/BuyerReference`,
      "BT-11": `${agreement}/SpecifiedProcuringProject/ID`,
      "BT-12": assigned("ContractReferencedDocument"),
      "BT-13": assigned("BuyerOrderReferencedDocument"),
      "BT-14": assigned("SellerOrderReferencedDocument"),
      "BT-15": `${delivery}/ReceivingAdviceReferencedDocument/IssuerAssignedID`,
      "BT-16": `${delivery}/DespatchAdviceReferencedDocument/IssuerAssignedID`,
      "BT-17": `${agreement}/AdditionalReferencedDocument[TypeCode=50]/IssuerAssignedID`,
      "BT-18": `${agreement}/AdditionalReferencedDocument[TypeCode=130]/IssuerAssignedID`,
      "BT-19": `${settlement}/ReceivableSpecifiedTradeAccountingAccount/ID`,
      "BT-20": `${settlement}/SpecifiedTradePaymentTerms/Description`,
      "BT-22": `${names.document}/IncludedNote/Content`,
      "BT-23": `${names.context}/BusinessProcessSpecifiedDocumentContextParameter/ID`,
      "BT-24": `${names.context}/GuidelineSpecifiedDocumentContextParameter/ID`,
      "BT-83": `${settlement}/PaymentReference`,
      "BT-106": `${totals}/LineTotalAmount`,
      "BT-107": `${totals}/AllowanceTotalAmount`,
      "BT-108": `${totals}/ChargeTotalAmount`,
      "BT-109": `${totals}/TaxBasisTotalAmount`,
      "BT-110": `${totals}/TaxTotalAmount`,
      "BT-112": `${totals}/GrandTotalAmount`,
      "BT-113": `${totals}/TotalPrepaidAmount`,
      "BT-114": `${totals}/RoundingAmount`,
      "BT-115": `${totals}/DuePayableAmount`,
    },
    groups: {
      "BG-3": {
        at: `${settlement}/InvoiceReferencedDocument`,
        terms: { "BT-25": "IssuerAssignedID", "BT-26": "FormattedIssueDateTime/DateTimeString" },
      },
      "BG-4": under(agreement, {
        at: "SellerTradeParty",
        terms: {
          "BT-27": "Name",
          "BT-28": "SpecifiedLegalOrganization/TradingBusinessName",
          "BT-29": ["GlobalID", "ID"],
          "BT-30": "SpecifiedLegalOrganization/ID",
          "BT-31": "SpecifiedTaxRegistration/ID[@schemeID=VA]",
          "BT-32": "SpecifiedTaxRegistration/ID[@schemeID=FC]",
          "BT-33": "Description",
          "BT-34": "URIUniversalCommunication/URIID",
        },
        groups: {
          "BG-5": address("PostalTradeAddress", ["BT-35", "BT-36", "BT-162", "BT-37", "BT-38", "BT-39", "BT-40"]),
          "BG-6": contact(["BT-41", "BT-42", "BT-43"]),
        },
      }),
      "BG-7": under(agreement, {
        at: "BuyerTradeParty",
        terms: {
          "BT-44": "Name",
          "BT-45": "SpecifiedLegalOrganization/TradingBusinessName",
          "BT-46": ["GlobalID", "ID"],
          "BT-47": "SpecifiedLegalOrganization/ID",
          "BT-48": "SpecifiedTaxRegistration/ID[@schemeID=VA]",
          "BT-49": "URIUniversalCommunication/URIID",
        },
        groups: {
          "BG-8": address("PostalTradeAddress", ["BT-50", "BT-51", "BT-163", "BT-52", "BT-53", "BT-54", "BT-55"]),
          "BG-9": contact(["BT-56", "BT-57", "BT-58"]),
        },
      }),
      "BG-10": under(settlement, {
        at: "PayeeTradeParty",
        terms: { "BT-59": "Name", "BT-60": ["GlobalID", "ID"], "BT-61": "SpecifiedLegalOrganization/ID" },
      }),
      "BG-11": under(agreement, {
        at: "SellerTaxRepresentativeTradeParty",
        terms: { "BT-62": "Name", "BT-63": "SpecifiedTaxRegistration/ID[@schemeID=VA]" },
        groups: {
          "BG-12": address("PostalTradeAddress", ["BT-64", "BT-65", "BT-164", "BT-66", "BT-67", "BT-68", "BT-69"]),
        },
      }),
      "BG-13": {
        at: delivery,
        terms: {
          "BT-70": "ShipToTradeParty/Name",
          "BT-71": ["ShipToTradeParty/GlobalID", "ShipToTradeParty/ID"],
          "BT-72": `ActualDeliverySupplyChainEvent/OccurrenceDateTime/${DATE}`,
        },
        groups: {
          "BG-15": address("ShipToTradeParty/PostalTradeAddress", [
            "BT-75",
            "BT-76",
            "BT-165",
            "BT-77",
            "BT-78",
            "BT-79",
            "BT-80",
          ]),
        },
      },
      "BG-14": under(settlement, {
        at: "BillingSpecifiedPeriod",
        terms: { "BT-73": `StartDateTime/${DATE}`, "BT-74": `EndDateTime/${DATE}` },
      }),
      "BG-16": under(settlement, {
        at: "SpecifiedTradeSettlementPaymentMeans",
        terms: {
          "BT-81": "TypeCode",
          "BT-82": "Information",
          "BT-86": "PayeeSpecifiedCreditorFinancialInstitution/BICID",
        },
        groups: {
          "BG-17": {
            at: "PayeePartyCreditorFinancialAccount",
            terms: { "BT-84": ["IBANID", "ProprietaryID"], "BT-85": "AccountName" },
          },
          "BG-18": {
            at: "ApplicableTradeSettlementFinancialCard",
            terms: { "BT-87": "ID", "BT-88": "CardholderName" },
          },
          "BG-19": { at: "PayerPartyDebtorFinancialAccount", terms: { "BT-91": "IBANID" } },
        },
      }),
      "BG-20": under(
        settlement,
        reduction(false, ["BT-92", "BT-93", "BT-94", "BT-97", "BT-98", "BT-95", "BT-96"], names.rate),
      ),
      "BG-21": under(
        settlement,
        withLogistics(
          reduction(true, ["BT-99", "BT-100", "BT-101", "BT-104", "BT-105", "BT-102", "BT-103"], names.rate),
          names.rate,
        ),
      ),
      "BG-23": under(settlement, {
        at: "ApplicableTradeTax",
        terms: {
          "BT-116": "BasisAmount",
          "BT-117": "CalculatedAmount",
          "BT-118": "CategoryCode",
          "BT-119": names.rate,
          "BT-120": "ExemptionReason",
          "BT-121": "ExemptionReasonCode",
        },
      }),
      "BG-24": under(agreement, {
        at: "AdditionalReferencedDocument",
        terms: {
          "BT-122": "IssuerAssignedID",
          "BT-123": "Name",
          "BT-124": "URIID",
          "BT-125": "AttachmentBinaryObject/@mimeCode",
        },
      }),
      "BG-25": under(names.transaction, {
        at: "IncludedSupplyChainTradeLineItem",
        terms: {
          "BT-126": "AssociatedDocumentLineDocument/LineID",
          "BT-127": "AssociatedDocumentLineDocument/IncludedNote/Content",
          "BT-128": `${line.settlement}/AdditionalReferencedDocument/IssuerAssignedID`,
          "BT-129": quantity,
          "BT-130": `${quantity}/@unitCode`,
          "BT-131": `${line.settlement}/${names.lineSummation}/LineTotalAmount`,
          "BT-132": `${line.agreement}/BuyerOrderReferencedDocument/LineID`,
          "BT-133": `${line.settlement}/ReceivableSpecifiedTradeAccountingAccount/ID`,
          "BT-146": `${net}/ChargeAmount`,
          "BT-147": `${gross}/AppliedTradeAllowanceCharge/ActualAmount`,
          "BT-148": `${gross}/ChargeAmount`,
          "BT-149": [`${net}/BasisQuantity`, `${gross}/BasisQuantity`],
          "BT-150": [`${net}/BasisQuantity/@unitCode`, `${gross}/BasisQuantity/@unitCode`],
          "BT-151": `${lineTax}/CategoryCode`,
          "BT-152": `${lineTax}/${names.rate}`,
          "BT-153": `${product}/Name`,
          "BT-154": `${product}/Description`,
          "BT-155": `${product}/SellerAssignedID`,
          "BT-156": `${product}/BuyerAssignedID`,
          "BT-157": `${product}/GlobalID`,
          "BT-158": `${product}/DesignatedProductClassification/ClassCode`,
          "BT-159": `${product}/OriginTradeCountry/ID`,
          /** EXTENDED only: a heading or a mere information has no part in the sums. */
          "BT-X-8": "AssociatedDocumentLineDocument/LineStatusReasonCode",
        },
        groups: {
          "BG-26": {
            at: `${line.settlement}/BillingSpecifiedPeriod`,
            terms: { "BT-134": `StartDateTime/${DATE}`, "BT-135": `EndDateTime/${DATE}` },
          },
          "BG-27": under(
            line.settlement,
            reduction(false, ["BT-136", "BT-137", "BT-138", "BT-139", "BT-140"], names.rate),
          ),
          "BG-28": under(
            line.settlement,
            reduction(true, ["BT-141", "BT-142", "BT-143", "BT-144", "BT-145"], names.rate),
          ),
          "BG-32": {
            at: `${product}/ApplicableProductCharacteristic`,
            terms: { "BT-160": "Description", "BT-161": "Value" },
          },
        },
      }),
    },
  };
}

export const CII_BINDING: Binding = cii({
  context: "ExchangedDocumentContext",
  document: "ExchangedDocument",
  transaction: "SupplyChainTradeTransaction",
  agreement: "ApplicableHeaderTradeAgreement",
  delivery: "ApplicableHeaderTradeDelivery",
  settlement: "ApplicableHeaderTradeSettlement",
  summation: "SpecifiedTradeSettlementHeaderMonetarySummation",
  line: {
    agreement: "SpecifiedLineTradeAgreement",
    delivery: "SpecifiedLineTradeDelivery",
    settlement: "SpecifiedLineTradeSettlement",
  },
  lineSummation: "SpecifiedTradeSettlementLineMonetarySummation",
  rate: "RateApplicablePercent",
});

export const ZUGFERD1_BINDING: Binding = cii({
  context: "SpecifiedExchangedDocumentContext",
  document: "HeaderExchangedDocument",
  transaction: "SpecifiedSupplyChainTradeTransaction",
  agreement: "ApplicableSupplyChainTradeAgreement",
  delivery: "ApplicableSupplyChainTradeDelivery",
  settlement: "ApplicableSupplyChainTradeSettlement",
  summation: "SpecifiedTradeSettlementMonetarySummation",
  line: {
    agreement: "SpecifiedSupplyChainTradeAgreement",
    delivery: "SpecifiedSupplyChainTradeDelivery",
    settlement: "SpecifiedSupplyChainTradeSettlement",
  },
  lineSummation: "SpecifiedTradeSettlementMonetarySummation",
  rate: "ApplicablePercent",
});
