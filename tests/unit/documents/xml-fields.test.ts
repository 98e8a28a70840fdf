import { describe, expect, it } from "vitest";
import { centsText } from "#lib/documents/domain/amounts.ts";
import { fieldsFromXml } from "#lib/documents/domain/xml-fields.ts";
import { decodeXml } from "#lib/documents/domain/xml-text.ts";
import { parseXml } from "#lib/documents/domain/xml-tree.ts";
import { deepXml } from "#tests/factories/documents/hostile.ts";
import { amountsOf, expectedFields, invoiceSample } from "#tests/factories/documents/sample.ts";
import { ciiXml, ublXml } from "#tests/factories/documents/xml.ts";

function fields(xml: string, syntax: "UBL" | "CII" | "ZUGFERD1") {
  const tree = parseXml(xml);
  if (!tree.ok) throw new Error(tree.code);
  return fieldsFromXml(tree.data, syntax);
}

const values = (read: ReturnType<typeof fields>) =>
  Object.fromEntries(Object.entries(read).map(([name, field]) => [name, field?.value ?? null]));

describe("invoices in XML", () => {
  it.each([
    ["not closed", "<Invoice><ID>1</Invoice>", "XML_MALFORMED"],
    ["two roots", "<a/><b/>", "XML_MALFORMED"],
    ["an entity of its own", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "XML_DTD"],
  ])("refuses what is no XML: %s", (_, xml, code) => {
    expect(parseXml(xml)).toMatchObject({ ok: false, code });
  });

  it("refuses a hundred thousand elements inside one another, at once", () => {
    const text = decodeXml(deepXml());
    if (!text.ok) throw new Error(text.code);
    const before = process.cpuUsage();
    expect(parseXml(text.data)).toMatchObject({ ok: false, code: "XML_MALFORMED" });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(200);
  });

  it("are read exactly, in CII and in UBL, invoices and credit notes", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const sample = { ...invoiceSample(seed), credit: seed % 4 === 0 };
      const recap = amountsOf(sample).rates.map(({ rate, base, tax }) => ({
        rate: rate.toFixed(2),
        base: centsText(base),
        tax: centsText(tax),
      }));
      const expected = { ...expectedFields(sample), vatBreakdown: recap };
      expect(values(fields(ciiXml(sample), "CII"))).toEqual(expected);
      expect(values(fields(ublXml(sample), "UBL"))).toEqual(expected);
    }
  });

  it("keeps values as text: leading zeros, big numbers, character references", () => {
    const xml = `<I><ID>000123&amp;&#233;</ID><IssueDate>2026-01-31+01:00</IssueDate><LegalMonetaryTotal><TaxExclusiveAmount>12345678901.1234</TaxExclusiveAmount></LegalMonetaryTotal></I>`;
    expect(values(fields(xml, "UBL"))).toMatchObject({
      invoiceNumber: "000123&é",
      issueDate: "2026-01-31",
      totalExclTax: "12345678901.1234",
    });
  });

  it("takes a SIREN from a French VAT number, and nothing French from a foreign party", () => {
    const party = (role: string, country: string, id: string, vat: string) =>
      `<${role}><Party><PartyIdentification><ID>${id}</ID></PartyIdentification><PostalAddress><Country><IdentificationCode>${country}</IdentificationCode></Country></PostalAddress><PartyTaxScheme><CompanyID>${vat}</CompanyID><TaxScheme><ID>VAT</ID></TaxScheme></PartyTaxScheme></Party></${role}>`;
    const xml = `<Invoice>${party("AccountingSupplierParty", "NO", "123456789", "NO123456789MVA")}${party("AccountingCustomerParty", "FR", "C-12", "FR19787878784")}</Invoice>`;
    expect(values(fields(xml, "UBL"))).toMatchObject({
      supplierSiret: null,
      supplierVat: "NO123456789MVA",
      recipientSiret: "787878784",
    });
  });
});
