import { afterAll, describe, expect, it } from "vitest";
import {
  closeReaders,
  getExtraction,
  inspectEInvoice,
  type ReceivedDocument,
  receiveDocument,
} from "#lib/documents/index.ts";
import { db } from "#lib/platform/db.ts";
import { checkStored, sha256Hex } from "#lib/platform/storage.ts";
import { ok } from "#lib/shared/result.ts";
import { fullCii, fullUbl } from "#tests/factories/documents/einvoice.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { ciiXml } from "#tests/factories/documents/xml.ts";
import { aSupplier } from "#tests/factories/supplier.ts";

const keep = async (_tx: unknown, received: ReceivedDocument) => ok(received);
const text = (content: string) => new TextEncoder().encode(content);

async function deposit(fileName: string, bytes: Uint8Array) {
  const { actor, structureId } = await aSupplier();
  return receiveDocument(actor, { structureId, fileName, bytes }, keep);
}

afterAll(closeReaders);

describe("depositing an electronic invoice", () => {
  it.each([
    ["without a number", fullUbl().replace("<cbc:ID>F-2026-001</cbc:ID>", ""), "BR-02"],
    ["without a total", fullCii().replace(/<ram:GrandTotalAmount>.*<\/ram:GrandTotalAmount>/, ""), "BR-14"],
    ["whose totals contradict each other", fullUbl().replace(">168.00<", ">186.00<"), "BR-CO-15"],
    [
      "that includes another file",
      fullUbl().replace(
        "<cbc:ProfileID>A1</cbc:ProfileID>",
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://127.0.0.1:9/x"/>',
      ),
      "XML-XINCLUDE",
    ],
  ])("bare, %s, is refused with the rule, and leaves nothing behind", async (_, xml, rule) => {
    const before = await db().document.count();
    const refused = await deposit("facture.xml", text(xml));
    expect(refused).toMatchObject({ ok: false, code: "XML_NOT_DELIVERABLE" });
    expect(refused.ok ? "" : refused.params?.rules).toContain(rule);
    expect(await db().document.count()).toBe(before);
  });

  it("that breaks the norm and can be read is taken; what is broken is kept with it", async () => {
    const received = await deposit("facture.xml", text(fullUbl().replace("<cbc:Name>Article 1</cbc:Name>", "")));
    if (!received.ok) throw new Error(received.code);
    const row = await db().extraction.findUniqueOrThrow({ where: { documentId: received.data.documentId } });
    expect(row.report).toMatchObject({ profile: "EN16931", findings: [{ rule: "BR-25", line: expect.any(Number) }] });
    expect(row.reading).not.toHaveProperty("report");
    const state = await getExtraction(received.data.documentId);
    expect(state?.reading?.report?.findings).toMatchObject([{ rule: "BR-25", path: "Invoice/InvoiceLine[1]" }]);
  });

  it("in a PDF, contradicting itself, counts for its page: never delivered as a Factur-X", async () => {
    const sample = invoiceSample(41);
    const content = ciiXml(sample).replace(/(<ram:GrandTotalAmount>)[^<]*/, "$11.00");
    const pdf = await invoicePdf(sample, "classic", { attachments: [{ name: "factur-x.xml", content }] });
    const received = await deposit("facture.pdf", pdf);
    if (!received.ok) throw new Error(received.code);
    const state = await getExtraction(received.data.documentId);
    expect(state).toMatchObject({ kind: "pdf-text", format: "PDF_NON_SIGNE" });
    expect(state?.reading?.report?.findings.map(({ rule }) => rule)).toContain("BR-CO-15");
    expect(state?.reading?.fields.totalInclTax?.origin).not.toBe("xml");
  });
});

describe("F-131 what anybody has checked", () => {
  /** How many rows each table holds. */
  const rows = () =>
    db().$queryRaw<{ name: string; rows: number }[]>`
      select table_name::text as name, (xpath('/row/n/text()',
        query_to_xml(format('select count(*) as n from public.%I', table_name), false, true, '')))[1]::text::int as rows
      from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;

  it("is kept nowhere, neither in a table nor in the storage, whatever the verdict", async () => {
    // Bytes that no other test deposits.
    const sound = fullUbl().replaceAll("F-2026-001", "F-131");
    const broken = text(sound.replace("<cbc:Name>Article 1</cbc:Name>", ""));
    const pdf = await invoicePdf(invoiceSample(7), "classic", {
      attachments: [{ name: "factur-x.xml", content: fullCii() }],
    });
    const before = await rows();
    for (const [bytes, taken] of [
      [text(sound), true],
      [broken, true],
      [pdf, true],
      [text("<facture>"), true],
      [text("Une lettre."), false],
    ] as const) {
      expect((await inspectEInvoice(bytes)).ok).toBe(taken);
      expect(await checkStored(sha256Hex(bytes))).toBe("missing");
    }
    expect(before.length).toBeGreaterThan(40);
    expect(await rows()).toEqual(before);
  });
});
