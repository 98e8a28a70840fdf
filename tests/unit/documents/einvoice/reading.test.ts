import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readElements } from "#lib/documents/domain/einvoice/elements.ts";
import { readEInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import type { Group, InvoiceSyntax } from "#lib/documents/domain/einvoice/model.ts";
import { examine } from "#lib/documents/domain/einvoice/report.ts";
import { rulesFor } from "#lib/documents/domain/einvoice/rules.ts";
import { asZugferd1, fullCii, fullUbl } from "#tests/factories/documents/einvoice.ts";

/** Terms with a text, day or amount in one way of writing; groups in their order. */
function plain(group: Group): object {
  const terms = Object.entries(group.terms).flatMap(([term, values]) => {
    const texts = values.map(({ text }) => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$1$2$3")).filter(Boolean);
    return texts.length > 0 ? [[term, texts]] : [];
  });
  const groups = Object.entries(group.groups).flatMap(([name, list]) =>
    list.length > 0 ? [[name, list.map(plain)]] : [],
  );
  return Object.fromEntries([...terms, ...groups]);
}

function read(xml: string, syntax: InvoiceSyntax) {
  const { root } = readElements(xml);
  if (!root) throw new Error("no root");
  return readEInvoice(root, syntax);
}

describe("an invoice by the terms of EN 16931", () => {
  it.each([{ category: "S" }, { category: "E" }, { category: "O" }, { category: "AE", credit: true }])(
    "is the same in CII as in UBL: %o",
    (options) => {
      const [ubl, cii] = [
        plain(read(fullUbl({ ...options, credit: false }), "UBL").root),
        plain(read(fullCii({ ...options, credit: false }), "CII").root),
      ];
      // The object's scheme is another term in CII, and its reference one more document there; the means of payment hold no due date.
      expect(cii).toEqual(ubl);
    },
  );

  it("is the same in ZUGFeRD 1, which is held to what came before the norm", () => {
    const invoice = read(asZugferd1(fullCii()), "ZUGFERD1");
    const { "BT-6": _, "BT-111": __, ...rest } = plain(read(fullCii(), "CII").root) as Record<string, unknown>;
    expect(plain(invoice.root)).toMatchObject(rest);
    const { report } = examine(asZugferd1(fullCii()), "ZUGFERD1");
    expect(report.profile).toBe("ZUGFERD1");
    expect(report.rulesChecked).toBeLessThan(40);
    expect(report.findings).toEqual([]);
  });

  it("says where: names from the root, the line of the file", () => {
    const xml = fullUbl().replace("<cbc:Name>Article 2</cbc:Name>", "");
    const [finding] = examine(xml, "UBL").report.findings;
    expect(finding).toMatchObject({ rule: "BR-25", term: "BT-153", path: "Invoice/InvoiceLine[2]" });
    expect(xml.split("\n")[(finding?.line ?? 0) - 1]).toBe("<cac:InvoiceLine>");
  });

  it("is held to what its level has: no line in BASIC WL, nearly nothing in MINIMUM", () => {
    const ids = (profile: Parameters<typeof rulesFor>[0]) => rulesFor(profile).map(({ id }) => id);
    expect(ids("BASIC_WL")).not.toContain("BR-16");
    expect(ids("BASIC_WL")).toContain("BR-CO-14");
    expect(ids("MINIMUM")).not.toContain("BR-CO-18");
    expect(ids("MINIMUM")).toContain("BR-CO-15");
    expect(ids("EN16931")).toContain("BR-16");
    const wl = fullCii({ specification: "urn:factur-x.eu:1p0:basicwl" });
    expect(examine(wl, "CII").report.findings).toMatchObject([{ rule: "XML-LEVEL", params: { profile: "BASIC_WL" } }]);
    const without = wl.replace(
      /<ram:IncludedSupplyChainTradeLineItem>[\s\S]*<\/ram:IncludedSupplyChainTradeLineItem>/,
      "",
    );
    expect(examine(without, "CII").report.findings).toEqual([]);
  });

  it.each([
    [
      "another namespace",
      'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"',
      'xmlns:cbc="urn:example"',
      "XML-NAMESPACE",
    ],
    [
      "a prefix that is nowhere declared",
      "<cbc:ProfileID>A1</cbc:ProfileID>",
      "<x:ProfileID>A1</x:ProfileID>",
      "XML-PREFIX",
    ],
    [
      "XInclude",
      "<cbc:ProfileID>A1</cbc:ProfileID>",
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>',
      "XML-XINCLUDE",
    ],
    ["a level that nobody knows", "urn:cen.eu:en16931:2017<", "urn:example:invoice<", "XML-PROFILE"],
  ])("tells %s", (_, from, to, rule) => {
    const found = examine(fullUbl().replace(from, to), "UBL").report.findings.map((one) => one.rule);
    expect(found).toContain(rule);
  });

  it("keeps few of many breaches, and takes long lists in a moment", () => {
    const line = /<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/.exec(fullUbl())?.[0] ?? "";
    const xml = fullUbl().replace("</Invoice>", `${line.replace(' unitCode="C62"', "").repeat(4000)}</Invoice>`);
    const before = process.cpuUsage();
    const { findings } = examine(xml, "UBL").report;
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(4000);
    expect(findings.filter(({ rule }) => rule === "BR-23")).toHaveLength(20);
  });
});

const centsOf = fc.integer({ min: -10_000_000, max: 10_000_000 });
const text = (cents: number) =>
  `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;

/** An invoice of given lines at one rate, with the totals that follow. Whole cents throughout: an independent sum. */
function invoiceOf(lines: readonly number[], vat: number, paid: number): string {
  const net = lines.reduce((sum, line) => sum + line, 0);
  const el = (name: string, cents: number) => `<cbc:${name} currencyID="EUR">${text(cents)}</cbc:${name}>`;
  return `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:TaxTotal>${el("TaxAmount", vat)}<cac:TaxSubtotal>${el("TaxableAmount", net)}${el("TaxAmount", vat)}</cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>${el("LineExtensionAmount", net)}${el("TaxExclusiveAmount", net)}${el("TaxInclusiveAmount", net + vat)}${el("PrepaidAmount", paid)}${el("PayableAmount", net + vat - paid)}</cac:LegalMonetaryTotal>
${lines.map((line) => `<cac:InvoiceLine>${el("LineExtensionAmount", line)}</cac:InvoiceLine>`).join("")}</Invoice>`;
}

const SUMS = new Set(["BR-CO-10", "BR-CO-13", "BR-CO-14", "BR-CO-15", "BR-CO-16"]);
const sumsBroken = (xml: string) =>
  examine(xml, "UBL")
    .report.findings.map(({ rule }) => rule)
    .filter((rule) => SUMS.has(rule));

describe("totals", () => {
  it("that add up are never told to be wrong, whatever the amounts", () => {
    fc.assert(
      fc.property(fc.array(centsOf, { minLength: 1, maxLength: 30 }), centsOf, centsOf, (lines, vat, paid) => {
        expect(sumsBroken(invoiceOf(lines, vat, paid))).toEqual([]);
      }),
    );
  });

  it("that are one cent off are always told", () => {
    fc.assert(
      fc.property(
        fc.array(centsOf, { minLength: 1, maxLength: 30 }),
        centsOf,
        centsOf,
        fc.constantFrom(
          ["LineExtensionAmount", "BR-CO-10"] as const,
          ["TaxExclusiveAmount", "BR-CO-13"] as const,
          ["TaxInclusiveAmount", "BR-CO-15"] as const,
          ["PayableAmount", "BR-CO-16"] as const,
        ),
        (lines, vat, paid, [name, rule]) => {
          const xml = invoiceOf(lines, vat, paid).replace(
            new RegExp(`(<cbc:${name} currencyID="EUR">)([^<]*)`),
            (_, tag, amount) => `${tag}${text(Math.round(Number(amount) * 100) + 1)}`,
          );
          expect(sumsBroken(xml)).toContain(rule);
        },
      ),
    );
  });
});
