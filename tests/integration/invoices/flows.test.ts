import { afterAll, describe, expect, it } from "vitest";
import { closeReaders } from "#lib/documents/index.ts";
import {
  deleteDraft,
  depositFile,
  depositInvoice,
  flowProgress,
  flowSheet,
  listFlows,
  readFlowFilter,
  unpackBatch,
} from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { zipOf } from "#tests/factories/documents/archives.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { ublXml } from "#tests/factories/documents/xml.ts";
import { makePair, must } from "#tests/factories/invoices.ts";
import { openedLot, pdfs, sent } from "#tests/factories/lots.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";

afterAll(closeReaders);

describe("who sees a flow (T-11)", () => {
  it("the people of its structure; nobody of another one, neither as a list nor by its address", async () => {
    const [pair, other] = [await makePair(), await makePair()];
    const sheet = await openedLot(pair, zipOf(await pdfs(pair, 1)));
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const { filter } = readFlowFilter({});
    for (const [actor, seen] of [
      [pair.seller, true],
      [reader, true],
      [pair.agent, false],
      [other.seller, false],
      [other.agent, false],
    ] as const) {
      expect((await flowSheet(actor, sheet.id)) !== null).toBe(seen);
      expect((await flowProgress(actor, sheet.id)) !== null).toBe(seen);
      expect((await listFlows(actor, filter)).items.some(({ id }) => id === sheet.id)).toBe(seen);
    }
    for (const id of ["", "x", newId()]) expect(await flowSheet(pair.seller, id)).toBeNull();
  });

  it("who is habilitated on one service sees the flows of that service only", async () => {
    const pair = await makePair();
    const [mine, theirs] = [await makeService(pair.supplier.id, "POSE"), await makeService(pair.supplier.id, "VENTE")];
    const clerk = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION", mine.id]]);
    const colleague = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION", theirs.id]]);
    const done = must(await depositFile(clerk, sent(pair, zipOf(await pdfs(pair, 1)))));
    const flowId = "flowId" in done ? done.flowId : "";
    await unpackBatch(flowId);
    expect(await flowSheet(clerk, flowId)).toMatchObject({ counts: { drafts: 1 } });
    expect(await flowSheet(colleague, flowId)).toBeNull();
    expect((await listFlows(colleague, readFlowFilter({}).filter)).items).toEqual([]);
    expect((await listFlows(clerk, readFlowFilter({}).filter)).items.map(({ id }) => id)).toEqual([flowId]);
  });
});

describe("« Suivi des flux »", () => {
  it("finds flows by number, name, state, day and rejections, and pages by key", async () => {
    const pair = await makePair();
    const good = await openedLot(pair, zipOf(await pdfs(pair, 1)), "mars 2026.zip");
    const bad = await openedLot(pair, zipOf([{ path: "a.txt", bytes: Buffer.from("x") }]), "rebut.zip");
    const xml = Buffer.from(ublXml(invoiceSample(5)));
    must(await depositInvoice(pair.seller, { ...sent(pair, xml), fileName: "seule.xml" }));
    const find = async (params: Record<string, string>) =>
      (await listFlows(pair.seller, readFlowFilter(params).filter)).items.map(({ fileName }) => fileName);
    expect(await find({})).toEqual(["seule.xml", "rebut.zip", "mars 2026.zip"]);
    expect(await find({ texte: good.number.slice(-6).toLowerCase() })).toEqual(["mars 2026.zip"]);
    expect(await find({ texte: "MARS" })).toEqual(["mars 2026.zip"]);
    expect(await find({ texte: "100%" })).toEqual([]);
    expect(await find({ etat: "IN_REJETE" })).toEqual(["rebut.zip"]);
    expect(await find({ vue: "rejets" })).toEqual(["rebut.zip"]);
    expect(await find({ du: "2020-01-01", au: "2020-12-31" })).toEqual([]);
    expect(await find({ structure: bad.id })).toEqual([]);
    const { filter } = readFlowFilter({});
    const first = await listFlows(pair.seller, { ...filter, size: 2 });
    const second = await listFlows(pair.seller, { ...filter, size: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ fileName }) => fileName)).toEqual([
      "seule.xml",
      "rebut.zip",
      "mars 2026.zip",
    ]);
    expect(first.total).toEqual({ count: 3, exact: true });
    expect(second.next).toBeNull();
  });

  it("an electronic invoice by itself is a flow of one file, integrated with nothing once its draft is deleted", async () => {
    const pair = await makePair();
    const xml = Buffer.from(ublXml(invoiceSample(8)));
    const { invoiceId } = must(await depositInvoice(pair.seller, { ...sent(pair, xml), fileName: "seule.xml" }));
    const [flow] = (await listFlows(pair.seller, readFlowFilter({}).filter)).items;
    expect(flow).toMatchObject({ syntax: "IN_DP_E1_UBL_INVOICE", state: "IN_TRAITE_SE_CPP", counts: { drafts: 1 } });
    must(await deleteDraft(pair.seller, { invoiceId }));
    expect(await flowSheet(pair.seller, flow?.id ?? "")).toMatchObject({
      state: "IN_TRAITE_SE_CPP",
      counts: { drafts: 0, deleted: 1 },
    });
  });
});
