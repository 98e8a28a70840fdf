import { beforeAll, describe, expect, it } from "vitest";
import { examine } from "#lib/documents/domain/einvoice/report.ts";
import { depositInvoice, invoiceData, makeAvailable, submitInvoice } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readyUbl } from "#tests/factories/documents/einvoice.ts";
import { makePair, makeSent, must, type Pair } from "#tests/factories/invoices.ts";

let pair: Pair;
let other: Pair;
beforeAll(async () => {
  [pair, other] = [await makePair(), await makePair()];
});

/** What the data are of, in the syntax they claim: no rule broken. */
async function sound(who: Pair["seller"], invoiceId: string, syntax: "UBL" | "CII") {
  const { xml } = must(await invoiceData(who, invoiceId, syntax));
  expect(examine(xml, syntax).report.findings).toEqual([]);
  return xml;
}

describe("F-137 the data of a sent invoice", () => {
  it("are nobody else's, nor its recipient's before it has arrived, and a draft has none", async () => {
    const invoiceId = await makeSent(pair);
    for (const stranger of [other.seller, other.agent, pair.agent]) {
      expect(await invoiceData(stranger, invoiceId, "UBL")).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await invoiceData(pair.seller, "x", "UBL")).toMatchObject({ code: "NOT_FOUND" });
  });

  it("of a page are its totals and references, in both syntaxes, for both sides alike", async () => {
    const invoiceId = await makeSent(pair, { number: "PAGE-1", commitmentNumber: "EJ-77" });
    must(await makeAvailable(invoiceId));
    const cii = await sound(pair.seller, invoiceId, "CII");
    const ubl = await sound(pair.seller, invoiceId, "UBL");
    expect(await sound(pair.agent, invoiceId, "UBL")).toBe(ubl);
    expect(cii).toContain("<ram:DuePayableAmount>1200.00</ram:DuePayableAmount>");
    expect(cii).toContain("<ram:RateApplicablePercent>20</ram:RateApplicablePercent>");
    expect(ubl).toContain('<cbc:PayableAmount currencyID="EUR">1200.00</cbc:PayableAmount>');
    expect(ubl).toContain("<cac:OrderReference><cbc:ID>EJ-77</cbc:ID></cac:OrderReference>");
    expect(ubl).toContain(pair.recipient.identifier);
  });

  it("say nothing of where an undisclosed supplier is (F-34)", async () => {
    const hidden = await makePair();
    const address = { addressLine: "7 impasse Secrète", postcode: "37000", town: "Cachée" };
    await db().structure.update({ where: { id: hidden.supplier.id }, data: address });
    const invoiceId = await makeSent(hidden);
    must(await makeAvailable(invoiceId));
    expect(await sound(hidden.agent, invoiceId, "CII")).toContain("7 impasse Secrète");
    await db().structure.update({ where: { id: hidden.supplier.id }, data: { undisclosed: true } });
    const cii = await sound(hidden.agent, invoiceId, "CII");
    for (const part of Object.values(address)) expect(cii).not.toContain(part);
  });

  it("of a page whose rates nobody told are not invented", async () => {
    const over = { totalTax: "137,00", amountDue: "1 137,00" };
    const invoiceId = await makeSent(pair, over);
    expect(await invoiceData(pair.seller, invoiceId, "UBL")).toMatchObject({ code: "NOT_CONVERTIBLE" });
  });

  it("of an electronic invoice are those of its own file: as they came, or written in the other syntax", async () => {
    const own = { number: "XML-1", supplier: pair.supplier.identifier, recipient: pair.recipient.identifier };
    const text = readyUbl(own);
    const input = { structureId: pair.supplier.id, fileName: "facture.xml", bytes: Buffer.from(text), key: newId() };
    const { invoiceId } = must(await depositInvoice(pair.seller, input));
    expect(await invoiceData(pair.seller, invoiceId, "UBL")).toMatchObject({ code: "NOT_FOUND" });
    const { version } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    must(await submitInvoice(pair.seller, { invoiceId, version, idempotencyKey: newId() }));
    expect(await sound(pair.seller, invoiceId, "UBL")).toBe(text);
    const cii = await sound(pair.seller, invoiceId, "CII");
    expect(cii).toContain("<ram:ID>XML-1</ram:ID>");
    expect(cii.match(/<ram:IncludedSupplyChainTradeLineItem>/g)).toHaveLength(2);
  });
});
