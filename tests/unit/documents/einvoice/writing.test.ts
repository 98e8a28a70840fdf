import { describe, expect, it } from "vitest";
import { readElements } from "#lib/documents/domain/einvoice/elements.ts";
import { readEInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import type { Group } from "#lib/documents/domain/einvoice/model.ts";
import { examine } from "#lib/documents/domain/einvoice/report.ts";
import { convertEInvoice } from "#lib/documents/domain/einvoice/writing/convert.ts";
import { type WrittenSyntax, writeEInvoice } from "#lib/documents/domain/einvoice/writing/write.ts";
import { fullCii, fullUbl } from "#tests/factories/documents/einvoice.ts";

function read(xml: string, syntax: WrittenSyntax) {
  const { root } = readElements(xml);
  if (!root) throw new Error("no root");
  return readEInvoice(root, syntax);
}
const written = (xml: string, from: WrittenSyntax, to: WrittenSyntax) => writeEInvoice(read(xml, from), to);

/** Terms with their texts, days in one way of writing; groups in their order. What says nothing is left out. */
function plain(group: Group): Record<string, unknown> {
  const terms = Object.entries(group.terms).flatMap(([term, values]) => {
    const texts = values.map(({ text }) => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$1$2$3")).filter(Boolean);
    return texts.length > 0 ? [[term, texts]] : [];
  });
  const groups = Object.entries(group.groups).flatMap(([name, list]) => {
    const said = list.map(plain).filter((one) => Object.keys(one).length > 0);
    // References to other documents stand in any order.
    if (name === "BG-24") said.sort((a, b) => String(a["BT-122"]).localeCompare(String(b["BT-122"])));
    return said.length > 0 ? [[name, said]] : [];
  });
  return Object.fromEntries([...terms, ...groups].sort(([a], [b]) => String(a).localeCompare(String(b))));
}
const said = (xml: string, syntax: WrittenSyntax) => plain(read(xml, syntax).root);

const CATEGORIES = ["S", "Z", "E", "AE", "K", "G", "O"];

describe("F-137 an invoice written in the other syntax", () => {
  it.each(CATEGORIES)("says the same, term by term, and breaks no rule: VAT category %s", (category) => {
    for (const credit of [false, true]) {
      const [ubl, cii] = [fullUbl({ category, credit }), fullCii({ category, credit })];
      // A credit note of the sample in UBL has no day of payment.
      const due = (what: Record<string, unknown>) => (credit ? { ...what, "BT-9": undefined } : what);
      expect(due(said(written(cii, "CII", "UBL"), "UBL"))).toEqual(due(said(ubl, "UBL")));
      expect(due(said(written(ubl, "UBL", "CII"), "CII"))).toEqual(due(said(cii, "CII")));
      expect(said(written(ubl, "UBL", "UBL"), "UBL")).toEqual(said(ubl, "UBL"));
      expect(said(written(cii, "CII", "CII"), "CII")).toEqual(said(cii, "CII"));
      for (const [xml, from] of [
        [ubl, "UBL"],
        [cii, "CII"],
      ] as const) {
        for (const to of ["UBL", "CII"] as const) {
          expect(examine(written(xml, from, to), to).report.findings, `${from} to ${to}`).toEqual([]);
        }
      }
    }
  });
});

describe("F-137 what cannot be written without losing some of it", () => {
  const convert = (xml: string, from: WrittenSyntax, to: WrittenSyntax) => {
    const { invoice, report } = examine(xml, from);
    if (!invoice) throw new Error("not read");
    return convertEInvoice({ invoice, report }, to);
  };

  it("is not written at all", () => {
    expect(convert(fullCii(), "CII", "UBL")).toContain("<Invoice ");
    // A level without lines is no invoice of the norm.
    const minimum = fullCii({ specification: "urn:factur-x.eu:1p0:minimum" }).replace(
      /<ram:IncludedSupplyChainTradeLineItem>[\s\S]*<\/ram:IncludedSupplyChainTradeLineItem>/,
      "",
    );
    expect(convert(minimum, "CII", "UBL")).toBeNull();
    // A line that is a mere heading has no place in UBL.
    const heading = fullCii({
      specification: "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended",
    }).replace(
      "<ram:LineID>L1</ram:LineID>",
      "<ram:LineID>L1</ram:LineID><ram:LineStatusReasonCode>DETAIL</ram:LineStatusReasonCode>",
    );
    expect(convert(heading, "CII", "UBL")).toBeNull();
  });

  it("keeps what breaks mark-up as text, notes with their subject, bank and reference of the payment", () => {
    const cii = fullCii()
      .replace("Vendeur SARL", "Vendeur &amp; &lt;Fils&gt;")
      .replace(
        "</ram:IssueDateTime>",
        "</ram:IssueDateTime><ram:IncludedNote><ram:Content>Pas d’escompte</ram:Content><ram:SubjectCode>AAB</ram:SubjectCode></ram:IncludedNote>",
      )
      .replace("<ram:TaxCurrencyCode>", "<ram:PaymentReference>REF-9</ram:PaymentReference><ram:TaxCurrencyCode>")
      .replace(
        "</ram:PayeePartyCreditorFinancialAccount>",
        "</ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>BNPAFRPP</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>",
      );
    const ubl = convert(cii, "CII", "UBL") ?? "";
    expect(ubl).toContain("Vendeur &amp; &lt;Fils&gt;");
    expect(ubl).toContain("<cbc:Note>#AAB#Pas d’escompte</cbc:Note>");
    expect(ubl).toContain("<cbc:PaymentID>REF-9</cbc:PaymentID>");
    expect(ubl).toContain("<cac:FinancialInstitutionBranch><cbc:ID>BNPAFRPP</cbc:ID></cac:FinancialInstitutionBranch>");
    expect(said(convert(ubl, "UBL", "CII") ?? "", "CII")).toEqual(said(cii, "CII"));
  });
});
