import { afterAll, describe, expect, it } from "vitest";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { closeReaders } from "#lib/documents/reading/readers.ts";
import { fullCii, fullUbl } from "#tests/factories/documents/einvoice.ts";
import { HOSTILE_XML } from "#tests/factories/documents/hostile.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { ciiXml } from "#tests/factories/documents/xml.ts";

afterAll(closeReaders);

const sample = invoiceSample(31);
type Attachment = { name: string; content: string; relationship?: string };

/** The factory's library always says how a file is related. */
function unrelated(pdf: Uint8Array): Uint8Array {
  return new Uint8Array(
    Buffer.from(Buffer.from(pdf).toString("latin1").replaceAll("/AFRelationship", "/XXRelationship"), "latin1"),
  );
}

async function read(...attachments: Attachment[]) {
  const pdf = await invoicePdf(sample, "classic", { attachments });
  const result = await readDocument({
    bytes: attachments.every(({ relationship }) => relationship) ? pdf : unrelated(pdf),
    fileName: "facture.pdf",
    allowOcr: false,
  });
  if (!result.ok) throw new Error(result.code);
  const { report, ...reading } = result.data;
  return { ...reading, report, rules: report?.findings.map(({ rule }) => rule) ?? [] };
}

const facturx = (content: string, name = "factur-x.xml"): Attachment => ({
  name,
  content,
  relationship: "Alternative",
});

describe("an invoice in XML inside a PDF", () => {
  it("is told with its level, and nothing is said against one without fault", async () => {
    const reading = await read(facturx(fullCii()));
    expect(reading).toMatchObject({
      kind: "facturx",
      report: { syntax: "CII", profile: "EN16931", attachment: "factur-x.xml" },
    });
    expect(reading.rules).toEqual([]);
  });

  it("that breaks the norm is taken, and told", async () => {
    const reading = await read(facturx(fullCii().replace("<ram:Name>Article 1</ram:Name>", "")));
    expect(reading.kind).toBe("facturx");
    expect(reading.rules).toEqual(["BR-25"]);
    expect(reading.fields.invoiceNumber).toMatchObject({ value: "F-2026-001", origin: "xml" });
  });

  it.each([
    ["without a number", ciiXml(sample).replace(`<ram:ID>${sample.number}</ram:ID>`, ""), "BR-02"],
    [
      "whose totals contradict each other",
      ciiXml(sample).replace(/(<ram:GrandTotalAmount>)[^<]*/, "$11.00"),
      "BR-CO-15",
    ],
    [
      "that includes another file",
      ciiXml(sample).replace(
        "<ram:BuyerTradeParty>",
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><ram:BuyerTradeParty>',
      ),
      "XML-XINCLUDE",
    ],
    ["with a DTD", `<!DOCTYPE a [<!ENTITY b "c">]>${ciiXml(sample).replace(/<\?xml.*?\?>/, "")}`, "XML-DTD"],
    ["with a billion laughs", new TextDecoder().decode(HOSTILE_XML.billionLaughs), "XML-DTD"],
    ["cut short", ciiXml(sample).slice(0, 900), "XML-MALFORMED"],
    ["that is no invoice", '<?xml version="1.0"?><Order xmlns="urn:example"/>', "XML-ROOT"],
  ])("%s gives way to the page, and why is kept", async (_, content, rule) => {
    const reading = await read(facturx(content));
    expect(reading).toMatchObject({
      kind: "pdf-text",
      format: {
        depositFormat: "PDF_NON_SIGNE",
        reason: { code: "XML_UNUSABLE", params: { attachment: "factur-x.xml" } },
      },
    });
    expect(reading.rules).toContain(rule);
    expect(reading.warnings.map(({ code }) => code)).toContain(
      reading.report?.syntax ? "XML_UNUSABLE" : "XML_UNREADABLE",
    );
    expect(reading.fields.invoiceNumber).toMatchObject({ value: sample.number, origin: "text" });
  });

  it("is found under another name, without a relation, and among others; each is told", async () => {
    expect((await read({ name: "donnees.xml", content: fullCii() })).rules).toEqual(["XML-NAME", "XML-RELATION"]);
    const reading = await read(facturx(fullUbl(), "autre.xml"), facturx(fullCii()));
    expect(reading.report).toMatchObject({ attachment: "factur-x.xml", syntax: "CII" });
    expect(reading.rules).toEqual(["XML-SEVERAL"]);
  });
});
