import type { Binding } from "#lib/documents/domain/einvoice/model.ts";

/** EN 16931-3-2: where UBL 2.1 writes the terms, in an Invoice and in a CreditNote. */
const VAT = "[TaxScheme/ID=VAT]";
const OTHER_TAX = "[TaxScheme/ID!=VAT]";

function address(at: string, [one, two, three, town, postcode, region, country]: readonly string[]) {
  const terms = [
    [one, "StreetName"],
    [two, "AdditionalStreetName"],
    [three, "AddressLine/Line"],
    [town, "CityName"],
    [postcode, "PostalZone"],
    [region, "CountrySubentity"],
    [country, "Country/IdentificationCode"],
  ];
  return { at, terms: Object.fromEntries(terms) as Record<string, string> };
}

const contact = (names: readonly string[]) => ({
  at: "Contact",
  terms: {
    [names[0] ?? ""]: "Name",
    [names[1] ?? ""]: "Telephone",
    [names[2] ?? ""]: "ElectronicMail",
  },
});

function reduction(charge: boolean, terms: readonly string[]) {
  const [amount = "", base = "", percent = "", reason = "", code = "", category, rate] = terms;
  return {
    at: `AllowanceCharge[ChargeIndicator=${charge}]`,
    terms: {
      [amount]: "Amount",
      [base]: "BaseAmount",
      [percent]: "MultiplierFactorNumeric",
      [reason]: "AllowanceChargeReason",
      [code]: "AllowanceChargeReasonCode",
      ...(category ? { [category]: `TaxCategory${VAT}/ID` } : {}),
      ...(rate ? { [rate]: `TaxCategory${VAT}/Percent` } : {}),
    },
  };
}

export const UBL_BINDING: Binding = {
  terms: {
    "BT-1": "ID",
    "BT-2": "IssueDate",
    "BT-3": ["InvoiceTypeCode", "CreditNoteTypeCode"],
    "BT-5": "DocumentCurrencyCode",
    "BT-6": "TaxCurrencyCode",
    "BT-7": "TaxPointDate",
    "BT-8": "InvoicePeriod/DescriptionCode",
    "BT-9": ["DueDate", "PaymentMeans/PaymentDueDate"],
    "BT-10": "BuyerReference",
    "BT-11": ["ProjectReference/ID", "AdditionalDocumentReference[DocumentTypeCode=50]/ID"],
    "BT-12": "ContractDocumentReference/ID",
    "BT-13": "OrderReference/ID",
    "BT-14": "OrderReference/SalesOrderID",
    "BT-15": "ReceiptDocumentReference/ID",
    "BT-16": "DespatchDocumentReference/ID",
    "BT-17": "OriginatorDocumentReference/ID",
    "BT-18": "AdditionalDocumentReference[DocumentTypeCode=130]/ID",
    "BT-19": "AccountingCost",
    "BT-20": "PaymentTerms/Note",
    "BT-22": "Note",
    "BT-23": "ProfileID",
    "BT-24": "CustomizationID",
    "BT-106": "LegalMonetaryTotal/LineExtensionAmount",
    "BT-107": "LegalMonetaryTotal/AllowanceTotalAmount",
    "BT-108": "LegalMonetaryTotal/ChargeTotalAmount",
    "BT-109": "LegalMonetaryTotal/TaxExclusiveAmount",
    "BT-110": "TaxTotal/TaxAmount",
    "BT-112": "LegalMonetaryTotal/TaxInclusiveAmount",
    "BT-113": "LegalMonetaryTotal/PrepaidAmount",
    "BT-114": "LegalMonetaryTotal/PayableRoundingAmount",
    "BT-115": "LegalMonetaryTotal/PayableAmount",
  },
  groups: {
    "BG-3": {
      at: "BillingReference",
      terms: { "BT-25": "InvoiceDocumentReference/ID", "BT-26": "InvoiceDocumentReference/IssueDate" },
    },
    "BG-4": {
      at: "AccountingSupplierParty/Party",
      terms: {
        "BT-27": "PartyLegalEntity/RegistrationName",
        "BT-28": "PartyName/Name",
        "BT-29": "PartyIdentification/ID[@schemeID!=SEPA]",
        "BT-30": "PartyLegalEntity/CompanyID",
        "BT-31": `PartyTaxScheme${VAT}/CompanyID`,
        "BT-32": `PartyTaxScheme${OTHER_TAX}/CompanyID`,
        "BT-33": "PartyLegalEntity/CompanyLegalForm",
        "BT-34": "EndpointID",
      },
      groups: {
        "BG-5": address("PostalAddress", ["BT-35", "BT-36", "BT-162", "BT-37", "BT-38", "BT-39", "BT-40"]),
        "BG-6": contact(["BT-41", "BT-42", "BT-43"]),
      },
    },
    "BG-7": {
      at: "AccountingCustomerParty/Party",
      terms: {
        "BT-44": "PartyLegalEntity/RegistrationName",
        "BT-45": "PartyName/Name",
        "BT-46": "PartyIdentification/ID",
        "BT-47": "PartyLegalEntity/CompanyID",
        "BT-48": `PartyTaxScheme${VAT}/CompanyID`,
        "BT-49": "EndpointID",
      },
      groups: {
        "BG-8": address("PostalAddress", ["BT-50", "BT-51", "BT-163", "BT-52", "BT-53", "BT-54", "BT-55"]),
        "BG-9": contact(["BT-56", "BT-57", "BT-58"]),
      },
    },
    "BG-10": {
      at: "PayeeParty",
      terms: {
        "BT-59": "PartyName/Name",
        "BT-60": "PartyIdentification/ID[@schemeID!=SEPA]",
        "BT-61": "PartyLegalEntity/CompanyID",
      },
    },
    "BG-11": {
      at: "TaxRepresentativeParty",
      terms: { "BT-62": "PartyName/Name", "BT-63": `PartyTaxScheme${VAT}/CompanyID` },
      groups: {
        "BG-12": address("PostalAddress", ["BT-64", "BT-65", "BT-164", "BT-66", "BT-67", "BT-68", "BT-69"]),
      },
    },
    "BG-13": {
      at: "Delivery",
      terms: {
        "BT-70": "DeliveryParty/PartyName/Name",
        "BT-71": "DeliveryLocation/ID",
        "BT-72": "ActualDeliveryDate",
      },
      groups: {
        "BG-15": address("DeliveryLocation/Address", ["BT-75", "BT-76", "BT-165", "BT-77", "BT-78", "BT-79", "BT-80"]),
      },
    },
    "BG-14": { at: "InvoicePeriod", terms: { "BT-73": "StartDate", "BT-74": "EndDate", "BT-8": "DescriptionCode" } },
    "BG-16": {
      at: "PaymentMeans",
      terms: { "BT-81": "PaymentMeansCode", "BT-82": "PaymentMeansCode/@name", "BT-83": "PaymentID" },
      groups: {
        "BG-17": {
          at: "PayeeFinancialAccount",
          terms: { "BT-84": "ID", "BT-85": "Name", "BT-86": "FinancialInstitutionBranch/ID" },
        },
        "BG-18": { at: "CardAccount", terms: { "BT-87": "PrimaryAccountNumberID", "BT-88": "HolderName" } },
        "BG-19": { at: "PaymentMandate", terms: { "BT-89": "ID", "BT-91": "PayerFinancialAccount/ID" } },
      },
    },
    "BG-20": reduction(false, ["BT-92", "BT-93", "BT-94", "BT-97", "BT-98", "BT-95", "BT-96"]),
    "BG-21": reduction(true, ["BT-99", "BT-100", "BT-101", "BT-104", "BT-105", "BT-102", "BT-103"]),
    "BG-23": {
      at: "TaxTotal/TaxSubtotal",
      terms: {
        "BT-116": "TaxableAmount",
        "BT-117": "TaxAmount",
        "BT-118": `TaxCategory${VAT}/ID`,
        "BT-119": `TaxCategory${VAT}/Percent`,
        "BT-120": "TaxCategory/TaxExemptionReason",
        "BT-121": "TaxCategory/TaxExemptionReasonCode",
      },
    },
    "BG-24": {
      at: "AdditionalDocumentReference",
      terms: {
        "BT-122": "ID",
        "BT-123": "DocumentDescription",
        "BT-124": "Attachment/ExternalReference/URI",
        "BT-125": "Attachment/EmbeddedDocumentBinaryObject/@mimeCode",
      },
    },
    "BG-25": {
      at: ["InvoiceLine", "CreditNoteLine"],
      terms: {
        "BT-126": "ID",
        "BT-127": "Note",
        "BT-128": "DocumentReference/ID",
        "BT-129": ["InvoicedQuantity", "CreditedQuantity"],
        "BT-130": ["InvoicedQuantity/@unitCode", "CreditedQuantity/@unitCode"],
        "BT-131": "LineExtensionAmount",
        "BT-132": "OrderLineReference/LineID",
        "BT-133": "AccountingCost",
        "BT-146": "Price/PriceAmount",
        "BT-147": "Price/AllowanceCharge/Amount",
        "BT-148": "Price/AllowanceCharge/BaseAmount",
        "BT-149": "Price/BaseQuantity",
        "BT-150": "Price/BaseQuantity/@unitCode",
        "BT-151": `Item/ClassifiedTaxCategory${VAT}/ID`,
        "BT-152": `Item/ClassifiedTaxCategory${VAT}/Percent`,
        "BT-153": "Item/Name",
        "BT-154": "Item/Description",
        "BT-155": "Item/SellersItemIdentification/ID",
        "BT-156": "Item/BuyersItemIdentification/ID",
        "BT-157": "Item/StandardItemIdentification/ID",
        "BT-158": "Item/CommodityClassification/ItemClassificationCode",
        "BT-159": "Item/OriginCountry/IdentificationCode",
      },
      groups: {
        "BG-26": { at: "InvoicePeriod", terms: { "BT-134": "StartDate", "BT-135": "EndDate" } },
        "BG-27": reduction(false, ["BT-136", "BT-137", "BT-138", "BT-139", "BT-140"]),
        "BG-28": reduction(true, ["BT-141", "BT-142", "BT-143", "BT-144", "BT-145"]),
        "BG-32": { at: "Item/AdditionalItemProperty", terms: { "BT-160": "Name", "BT-161": "Value" } },
      },
    },
  },
};
