import { VAT_FAMILIES, type VatFamily } from "#lib/documents/domain/einvoice/rules-vat.ts";
import { fullUbl, vatOfSample } from "#tests/factories/documents/einvoice.ts";

type Change = (xml: string) => string;

/** One change to an invoice without fault, and the rules that it breaks: the one that is meant first, then those that it cannot but break too. */
export type Broken = { readonly whole: string; readonly change: Change; readonly breaks: readonly string[] };

/** The first occurrence, after an anchor when there is one. What is not found is a mistake of the test. */
const swap =
  (from: string, to: string, anchor = ""): Change =>
  (xml) => {
    const start = xml.indexOf(anchor);
    const at = xml.indexOf(from, start < 0 ? xml.length : start + anchor.length);
    if (at < 0) throw new Error(`not in the invoice: ${anchor} … ${from}`);
    return xml.slice(0, at) + to + xml.slice(at + from.length);
  };
const cut = (text: string, anchor = "") => swap(text, "", anchor);
/** An element whole, the first of its name after the anchor. */
const cutElement =
  (name: string, anchor = ""): Change =>
  (xml) => {
    const start = xml.indexOf(`<${name}`, Math.max(0, xml.indexOf(anchor)) + anchor.length);
    const end = xml.indexOf(`</${name}>`, start);
    if (start < 0 || end < 0 || (anchor !== "" && !xml.includes(anchor)))
      throw new Error(`not in the invoice: ${name}`);
    return xml.slice(0, start) + xml.slice(end + name.length + 3);
  };
const all =
  (...changes: readonly Change[]): Change =>
  (xml) =>
    changes.reduce((text, change) => change(text), xml);
const everywhere =
  (from: string, to: string): Change =>
  (xml) =>
    xml.replaceAll(from, to);
const amount = (name: string, from: string, to: string, anchor = "") =>
  swap(
    `<cbc:${name} currencyID="EUR">${from}</cbc:${name}>`,
    to && `<cbc:${name} currencyID="EUR">${to}</cbc:${name}>`,
    anchor,
  );

const RECAP = "<cac:TaxSubtotal>";
const TOTALS = "<cac:LegalMonetaryTotal>";
const REMISE = "Remise 20.00";
const TRANSPORT = "Transport 10.00";
const LINE = "<cbc:ID>L1</cbc:ID>";
const RATED = "<cac:ClassifiedTaxCategory>";

const broken = (change: Change, breaks: readonly string[], options: Parameters<typeof fullUbl>[0] = {}): Broken => ({
  whole: fullUbl(options),
  change,
  breaks,
});
const italian = (change: Change, breaks: readonly string[]): Broken => ({
  whole: everywhere(">FR<", ">IT<")(everywhere(">BE<", ">IT<")(everywhere(">DE<", ">IT<")(fullUbl({ category: "B" })))),
  change,
  breaks,
});

/** The totals after the VAT changed: what it was, what it is. */
function totals(category: string, tax: string, gross: string, due: string): Change {
  const was = vatOfSample(category);
  return all(
    amount("TaxAmount", was.tax, tax),
    amount("TaxInclusiveAmount", was.gross, gross),
    amount("PayableAmount", was.due, due),
  );
}

const SINGLE: readonly Broken[] = [
  broken(amount("PayableAmount", "160.00", "160,00"), ["XML-NUMBER"]),
  broken(swap("2026-01-30", "2026-02-30"), ["XML-DATE"]),
  broken(cutElement("cbc:CustomizationID"), ["BR-01"]),
  broken(cut("<cbc:ID>F-2026-001</cbc:ID>"), ["BR-02"]),
  broken(cutElement("cbc:IssueDate"), ["BR-03"]),
  broken(cutElement("cbc:InvoiceTypeCode"), ["BR-04"]),
  broken(cutElement("cbc:DocumentCurrencyCode"), ["BR-05"]),
  broken(cut("<cbc:RegistrationName>Vendeur SARL</cbc:RegistrationName>"), ["BR-06"]),
  broken(cut("<cbc:RegistrationName>Commune acheteuse</cbc:RegistrationName>"), ["BR-07"]),
  broken(cutElement("cac:PostalAddress"), ["BR-08"]),
  broken(cutElement("cac:Country"), ["BR-09"]),
  broken(cutElement("cac:PostalAddress", "<cac:AccountingCustomerParty>"), ["BR-10"]),
  broken(cutElement("cac:Country", "<cac:AccountingCustomerParty>"), ["BR-11"]),
  broken(amount("LineExtensionAmount", "150.00", ""), ["BR-12"]),
  broken(cutElement("cbc:TaxExclusiveAmount"), ["BR-13"]),
  broken(cutElement("cbc:TaxInclusiveAmount"), ["BR-14"]),
  broken(cutElement("cbc:PayableAmount", TOTALS), ["BR-15"]),
  broken(all(cutElement("cac:InvoiceLine"), cutElement("cac:InvoiceLine")), ["BR-16", "BR-S-08"]),
  broken(cutElement("cac:PartyName", "<cac:PayeeParty>"), ["BR-17"]),
  broken(cutElement("cac:PartyName", "<cac:TaxRepresentativeParty>"), ["BR-18"]),
  broken(cutElement("cac:PostalAddress", "<cac:TaxRepresentativeParty>"), ["BR-19"]),
  broken(cutElement("cac:Country", "<cac:TaxRepresentativeParty>"), ["BR-20"]),
  broken(cut(LINE), ["BR-21"]),
  broken(swap(">10</cbc:InvoicedQuantity>", "></cbc:InvoicedQuantity>"), ["BR-22"]),
  broken(cut(' unitCode="C62"'), ["BR-23"]),
  broken(amount("LineExtensionAmount", "100.00", ""), ["BR-24", "BR-CO-10", "BR-S-08"]),
  broken(cut("<cbc:Name>Article 1</cbc:Name>"), ["BR-25"]),
  broken(cutElement("cbc:PriceAmount"), ["BR-26"]),
  broken(amount("PriceAmount", "10.00", "-10.00"), ["BR-27"]),
  broken(amount("BaseAmount", "11.50", "-11.50"), ["BR-28"]),
  broken(swap("<cbc:EndDate>2026-01-31", "<cbc:EndDate>2025-12-31"), ["BR-29"]),
  broken(swap("<cbc:EndDate>2026-01-11", "<cbc:EndDate>2025-12-31"), ["BR-30"]),
  broken(amount("Amount", "20.00", ""), ["BR-31", "BR-CO-11", "BR-S-08"]),
  broken(cut("<cbc:ID>S</cbc:ID>", REMISE), ["BR-32", "BR-S-08"]),

  broken(amount("Amount", "10.00", ""), ["BR-36", "BR-CO-12", "BR-S-08"]),
  broken(cut("<cbc:ID>S</cbc:ID>", TRANSPORT), ["BR-37", "BR-S-08"]),
  broken(amount("Amount", "2.00", ""), ["BR-41"]),
  broken(amount("Amount", "3.00", ""), ["BR-43"]),
  broken(cutElement("cbc:TaxableAmount"), ["BR-45"]),
  broken(cutElement("cbc:TaxAmount", RECAP), ["BR-46", "BR-CO-14"]),
  broken(cut("<cbc:ID>S</cbc:ID>", RECAP), ["BR-47", "BR-S-01"]),
  broken(cutElement("cbc:Percent", RECAP), ["BR-48"], { category: "E" }),
  broken(swap("<cbc:PaymentMeansCode>48</cbc:PaymentMeansCode>", ""), ["BR-49"]),
  broken(cut("<cbc:ID>FR7630006000011234567890189</cbc:ID>"), ["BR-50", "BR-61"]),
  broken(swap(">1234<", ">1234 5678 9012 3456<"), ["BR-51"]),
  broken(cut("<cbc:ID>PJ-1</cbc:ID>"), ["BR-52"]),
  broken(cut('<cac:TaxTotal><cbc:TaxAmount currencyID="GBP">24.00</cbc:TaxAmount></cac:TaxTotal>'), ["BR-53"]),
  broken(cut("<cbc:Value>Bleu 1</cbc:Value>"), ["BR-54"]),
  broken(cut("<cbc:ID>F-2025-900</cbc:ID>"), ["BR-55"]),
  broken(cutElement("cac:PartyTaxScheme", "<cac:TaxRepresentativeParty>"), ["BR-56"]),
  broken(cutElement("cac:Country", "<cac:DeliveryLocation>"), ["BR-57"]),
  broken(cutElement("cac:PayeeFinancialAccount"), ["BR-61"]),
  broken(cut(' schemeID="0225"'), ["BR-62"]),
  broken(cut(' schemeID="0009"', "<cac:AccountingCustomerParty>"), ["BR-63"]),
  broken(cut(' schemeID="0160"'), ["BR-64"]),
  broken(cut(' listID="STI"'), ["BR-65"]),
  broken(swap("<cbc:EndDate>", "<cbc:DescriptionCode>3</cbc:DescriptionCode><cbc:EndDate>"), ["BR-CO-03"]),
  broken(cut("<cbc:ID>S</cbc:ID>", RATED), ["BR-CO-04", "BR-S-08"]),
  broken(swap(">FR44732829320<", ">ZZ44732829320<"), ["BR-CO-09"]),
  broken(amount("LineExtensionAmount", "50.00", "50.50"), ["BR-CO-10"]),
  broken(amount("Amount", "20.00", "20.50"), ["BR-CO-11"]),
  broken(amount("Amount", "10.00", "10.50"), ["BR-CO-12"]),
  broken(
    all(
      amount("TaxExclusiveAmount", "140.00", "141.00"),
      amount("TaxInclusiveAmount", "168.00", "169.00"),
      amount("PayableAmount", "160.00", "161.00"),
    ),
    ["BR-CO-13"],
  ),
  broken(totals("S", "29.00", "169.00", "161.00"), ["BR-CO-14"]),
  broken(all(amount("TaxInclusiveAmount", "168.00", "169.00"), amount("PayableAmount", "160.00", "161.00")), [
    "BR-CO-15",
  ]),
  broken(amount("PayableAmount", "160.00", "161.00"), ["BR-CO-16"]),
  broken(all(totals("S", "30.00", "170.00", "162.00"), amount("TaxAmount", "28.00", "30.00", RECAP)), [
    "BR-CO-17",
    "BR-S-09",
  ]),
  broken(cutElement("cac:TaxSubtotal"), ["BR-CO-18", "BR-S-01"]),
  broken(swap("<cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-01-31</cbc:EndDate>", ""), ["BR-CO-19"]),
  broken(swap("<cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-01-11</cbc:EndDate>", ""), ["BR-CO-20"]),
  broken(
    all(
      cutElement("cac:PartyIdentification"),
      cutElement("cac:PartyTaxScheme"),
      cut('<cbc:CompanyID schemeID="0002">732829320</cbc:CompanyID>'),
    ),
    ["BR-CO-26"],
  ),
  ...(
    [
      ["01", "Amount", "20.00", ""],
      ["02", "BaseAmount", "200.00", ""],
      ["05", "Amount", "10.00", ""],
      ["06", "BaseAmount", "100.00", ""],
      ["09", "LineExtensionAmount", "150.00", ""],
      ["10", "AllowanceTotalAmount", "20.00", ""],
      ["11", "ChargeTotalAmount", "10.00", ""],
      ["12", "TaxExclusiveAmount", "140.00", ""],
      ["13", "TaxAmount", "28.00", ""],
      ["14", "TaxInclusiveAmount", "168.00", ""],
      ["16", "PrepaidAmount", "8.00", ""],
      ["17", "PayableRoundingAmount", "0.00", ""],
      ["18", "PayableAmount", "160.00", ""],
      ["19", "TaxableAmount", "140.00", ""],
      ["20", "TaxAmount", "28.00", RECAP],
      ["23", "LineExtensionAmount", "100.00", ""],
      ["24", "Amount", "2.00", ""],
      ["25", "BaseAmount", "102.00", ""],
      ["27", "Amount", "3.00", ""],
      ["28", "BaseAmount", "47.00", ""],
    ] as const
  ).map(([number, name, value, anchor]) => broken(amount(name, value, `${value}0`, anchor), [`BR-DEC-${number}`])),
  broken(swap(">24.00<", ">24.000<"), ["BR-DEC-15"]),
  broken(swap(">380<", ">999<"), ["BR-CL-01"]),
  broken(swap('currencyID="EUR">8.00', 'currencyID="EUX">8.00'), ["BR-CL-03"]),
  broken(swap("<cbc:DocumentCurrencyCode>EUR", "<cbc:DocumentCurrencyCode>EUX"), ["BR-CL-04", "BR-CO-15"]),
  broken(everywhere("GBP", "GBX"), ["BR-CL-05", "BR-CL-03"]),
  broken(
    all(
      cutElement("cbc:TaxPointDate"),
      swap("<cbc:EndDate>", "<cbc:DescriptionCode>5</cbc:DescriptionCode><cbc:EndDate>"),
    ),
    ["BR-CL-06"],
  ),
  broken(swap('schemeID="AAA"', 'schemeID="QQQQ"'), ["BR-CL-07"]),
  broken(swap('schemeID="0009">73282932000074', 'schemeID="9999">73282932000074'), ["BR-CL-10"]),
  broken(swap('schemeID="0002"', 'schemeID="9999"'), ["BR-CL-11"]),
  broken(swap('listID="STI"', 'listID="QQQ"'), ["BR-CL-13"]),
  broken(swap(">DE<", ">XX<"), ["BR-CL-14"]),
  broken(swap(">FR<", ">XX<", "<cac:OriginCountry>"), ["BR-CL-15"]),
  broken(swap(">48<", ">999<"), ["BR-CL-16"]),
  broken(swap("<cbc:ID>S<", "<cbc:ID>Q<", RECAP), ["BR-CL-17", "BR-S-01"]),
  broken(swap("<cbc:ID>S<", "<cbc:ID>Q<", RATED), ["BR-CL-18", "BR-S-08"]),
  broken(swap(">95<", ">999<"), ["BR-CL-19"]),
  broken(swap(">FC<", ">QQQ<"), ["BR-CL-20"]),
  broken(swap('schemeID="0160"', 'schemeID="9999"'), ["BR-CL-21"]),
  broken(swap("VATEX-EU-132", "VATEX-EU-999"), ["BR-CL-22"], { category: "E" }),
  broken(swap('unitCode="C62"', 'unitCode="QQ"'), ["BR-CL-23"]),
  broken(swap('mimeCode="application/pdf"', 'mimeCode="text/plain"'), ["BR-CL-24"]),
  broken(swap('schemeID="0225"', 'schemeID="9998"'), ["BR-CL-25"]),
  broken(swap('schemeID="0088"', 'schemeID="9998"'), ["BR-CL-26"]),
  broken(all(cutElement("cbc:ActualDeliveryDate"), cutElement("cac:InvoicePeriod")), ["BR-IC-11"], { category: "K" }),
  broken(cutElement("cac:Address", "<cac:DeliveryLocation>"), ["BR-IC-12"], { category: "K" }),
  broken(
    swap(
      "</cac:TaxSubtotal>",
      '</cac:TaxSubtotal><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">0.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent><cbc:TaxExemptionReason>x</cbc:TaxExemptionReason><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>',
    ),
    ["BR-O-11"],
    { category: "O" },
  ),
  broken(swap("<cbc:ID>O<", "<cbc:ID>B<", RATED), ["BR-O-12", "BR-B-01", "BR-O-08"], { category: "O" }),
  broken(swap("<cbc:ID>O<", "<cbc:ID>B<", REMISE), ["BR-O-13", "BR-B-01", "BR-O-08"], { category: "O" }),
  broken(swap("<cbc:ID>O<", "<cbc:ID>B<", TRANSPORT), ["BR-O-14", "BR-B-01", "BR-O-08"], { category: "O" }),
  italian(swap("<cbc:IdentificationCode>IT", "<cbc:IdentificationCode>FR"), ["BR-B-01"]),
  italian(swap("<cbc:ID>B<", "<cbc:ID>S<", RATED), ["BR-B-02", "BR-S-01", "BR-S-05"]),
];

/** What the same rule is called for each of the other reasons: a line has one id more than a document's. */
const REASONS = [
  ["BR-33", "BR-CO-21", REMISE],
  ["BR-38", "BR-CO-22", TRANSPORT],
  ["BR-42", "BR-CO-23", "Remise 2.00"],
  ["BR-44", "BR-CO-24", "Transport 3.00"],
] as const;

function familyOf(family: VatFamily): Broken[] {
  const { code: category, name } = family;
  const id = (number: string) => `BR-${name}-${number}`;
  const one = (change: Change, breaks: readonly string[]) => broken(change, breaks, { category });
  const was = vatOfSample(category);
  const rate = was.rate === null ? "" : `<cbc:Percent>${was.rate}</cbc:Percent>`;
  const wrong = { positive: "0.00", zero: "5.00", notNegative: "-7.00", absent: "0.00" }[family.rate];
  const rated = (anchor: string) =>
    rate === ""
      ? swap("<cac:TaxScheme>", `<cbc:Percent>${wrong}</cbc:Percent><cac:TaxScheme>`, anchor)
      : swap(rate, `<cbc:Percent>${wrong}</cbc:Percent>`, anchor);
  const noIds = {
    tax: all(cutElement("cac:PartyTaxScheme"), cutElement("cac:PartyTaxScheme", "<cac:TaxRepresentativeParty>")),
    none: swap(
      "<cac:PartyLegalEntity>",
      "<cac:PartyTaxScheme><cbc:CompanyID>FR44732829320</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity>",
    ),
  };
  const ids = family.ids === "none" ? noIds.none : noIds.tax;
  const alsoRep = family.ids === "none" ? [] : ["BR-56"];
  // One use of the category is left: the sums are then wrong, and nothing else may be said of the others.
  const lines = all(cutElement("cac:InvoiceLine"), cutElement("cac:InvoiceLine"));
  const remise = cutElement("cac:AllowanceCharge");
  const transport = cutElement("cac:AllowanceCharge", "</cac:AllowanceCharge>");
  const base = [id("08")];
  const given = family.reason === "required";
  const reason = given
    ? all(cutElement("cbc:TaxExemptionReasonCode"), cutElement("cbc:TaxExemptionReason"))
    : swap("<cac:TaxScheme>", "<cbc:TaxExemptionReason>Motif</cbc:TaxExemptionReason><cac:TaxScheme>", RECAP);
  const percent = family.byRate;
  const more = (Number(was.tax) + (percent ? 2 : 0.4)).toFixed(2);
  const plus = (text: string) => (Number(text) + (percent ? 2 : 0.4)).toFixed(2);
  return [
    one(cutElement("cac:TaxSubtotal"), [id("01"), "BR-CO-18"]),
    one(all(ids, transport, remise), [id("02"), "BR-CO-11", "BR-CO-12", ...base, ...alsoRep]),
    one(all(ids, transport, lines), [id("03"), "BR-16", "BR-CO-12", ...base, ...alsoRep]),
    one(all(ids, remise, lines), [id("04"), "BR-16", "BR-CO-11", ...base, ...alsoRep]),
    one(rated(RATED), [id("05"), ...(percent ? base : [])]),
    one(rated(REMISE), [id("06"), ...(percent ? base : [])]),
    one(rated(TRANSPORT), [id("07"), ...(percent ? base : [])]),
    one(amount("TaxableAmount", "140.00", "142.00"), [id("08")]),
    one(
      all(totals(category, more, plus(was.gross), plus(was.due)), amount("TaxAmount", was.tax, more, RECAP)),
      percent ? [id("09"), "BR-CO-17"] : [id("09")],
    ),
    one(reason, [id("10")]),
  ];
}

export const BROKEN: readonly Broken[] = [
  ...SINGLE,
  ...REASONS.map(([rule, twin, anchor]) => {
    const code = anchor.startsWith("Transport") ? "FC" : "95";
    return broken(
      all(
        cut(
          `<cbc:AllowanceChargeReasonCode>${code}</cbc:AllowanceChargeReasonCode>\n<cbc:AllowanceChargeReason>${anchor}</cbc:AllowanceChargeReason>`,
        ),
      ),
      [rule, twin],
    );
  }),
  ...VAT_FAMILIES.flatMap(familyOf),
];
