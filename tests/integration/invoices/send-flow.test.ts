import { afterAll, describe, expect, it } from "vitest";
import { closeReaders } from "#lib/documents/index.ts";
import { flowSheet, readyOfFlow, sendFlow, updateDraft } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { zipOf } from "#tests/factories/documents/archives.ts";
import { readyUbl } from "#tests/factories/documents/einvoice.ts";
import { aPdf, invoiceLines } from "#tests/factories/files.ts";
import { makePair, must, type Pair } from "#tests/factories/invoices.ts";
import { openedLot } from "#tests/factories/lots.ts";
import { makeActor } from "#tests/factories/people.ts";

afterAll(closeReaders);

/** A UBL of the pair; each of its own amount would be another invoice, so the numbers tell them apart and the dates too. */
function ubl(pair: Pair, number: string, day: string, change: (text: string) => string = (text) => text) {
  const text = readyUbl({ number, supplier: pair.supplier.identifier, recipient: pair.recipient.identifier });
  return { path: `${number}.xml`, bytes: Buffer.from(change(text.replace(">2026-01-31<", `>${day}<`))) };
}

async function aFlow(pair: Pair, files: Parameters<typeof zipOf>[0]): Promise<string> {
  return (await openedLot(pair, zipOf(files))).id;
}

async function choose(pair: Pair, flowId: string): Promise<string[]> {
  return (await readyOfFlow(pair.seller, flowId)).drafts.map(({ invoiceId, version }) => `${invoiceId}:${version}`);
}
const outcomes = async (pair: Pair, flowId: string) =>
  Object.fromEntries(
    (await flowSheet(pair.seller, flowId))?.members.map(({ path, outcome, refusal }) => [
      path,
      [outcome, refusal?.code ?? null],
    ]) ?? [],
  );

describe("sending the invoices of a flow that are ready (F-55)", () => {
  it("refuses strangers, readers and what belongs to another flow, and sends nothing", async () => {
    const [pair, other] = [await makePair(), await makePair()];
    const flowId = await aFlow(pair, [ubl(pair, "A-1", "2026-01-10")]);
    const elsewhere = await aFlow(other, [ubl(other, "B-1", "2026-01-10")]);
    const chosen = await choose(pair, flowId);
    expect(chosen).toHaveLength(1);
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const input = { flowId, chosen, idempotencyKey: newId() };
    expect(await sendFlow(other.seller, input)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await readyOfFlow(other.seller, flowId)).toEqual({ drafts: [], more: false });
    expect(must(await sendFlow(reader, input))).toEqual({ sent: 0, failed: 1 });
    expect(await outcomes(pair, flowId)).toEqual({ "A-1.xml": ["notSent", "FORBIDDEN"] });
    const foreign = await choose(other, elsewhere);
    expect(await sendFlow(pair.seller, { ...input, chosen: foreign })).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await sendFlow(pair.seller, { ...input, chosen: undefined })).toMatchObject({
      ok: false,
      code: "NOTHING_CHOSEN",
    });
    expect(await sendFlow(pair.seller, { ...input, chosen: ["x", "' or 1=1"] })).toMatchObject({
      ok: false,
      code: "NOTHING_CHOSEN",
    });
    expect(
      await db().invoice.count({ where: { depositFlowId: { in: [flowId, elsewhere] }, status: { not: "BROUILLON" } } }),
    ).toBe(0);
  });

  it("knows which are ready, sends those that were chosen, and says of each of the others why not", async () => {
    const pair = await makePair();
    const flowId = await aFlow(pair, [
      ubl(pair, "C-1", "2026-01-11"),
      ubl(pair, "C-2", "2026-01-12"),
      ubl(pair, "C-3", "2026-01-13"),
      ubl(pair, "C-4", "2026-01-14", (text) => text.replace("<cbc:DescriptionCode>3</cbc:DescriptionCode>", "")),
      ubl(pair, "C-5", "2026-01-15", (text) => text.replace('unitCode="C62"', 'unitCode="QQ"')),
      {
        path: "page.pdf",
        bytes: await aPdf(
          invoiceLines({ number: "C-6", siret: pair.supplier.identifier, recipient: pair.recipient.identifier }),
        ),
      },
    ]);
    const { drafts } = await readyOfFlow(pair.seller, flowId);
    expect(
      drafts.map(({ number, ready, breaksNorm, blocking }) => [
        number,
        ready,
        breaksNorm,
        blocking.map(({ field }) => field),
      ]),
    ).toEqual([
      ["C-1", true, false, []],
      ["C-2", true, false, []],
      ["C-3", true, false, []],
      ["C-4", false, false, ["vatType"]],
      ["C-5", false, true, []],
    ]);
    expect(drafts[0]).toMatchObject({
      recipient: { identifier: pair.recipient.identifier },
      total: "168.00",
      due: "160.00",
    });
    // Between the page and the sending, one is changed by a colleague, and all five are posted.
    const chosen = drafts.map(({ invoiceId, version }) => `${invoiceId}:${version}`);
    const second = drafts[1];
    must(
      await updateDraft(pair.seller, {
        invoiceId: second?.invoiceId ?? "",
        version: second?.version ?? 0,
        fields: { comment: "Vu" },
      }),
    );
    const input = { flowId, chosen, idempotencyKey: newId() };
    expect(must(await sendFlow(pair.seller, input))).toEqual({ sent: 2, failed: 3 });
    expect(await outcomes(pair, flowId)).toEqual({
      "C-1.xml": ["sent", null],
      "C-2.xml": ["notSent", "DRAFT_CHANGED"],
      "C-3.xml": ["sent", null],
      "C-4.xml": ["notSent", "NOT_READY"],
      "C-5.xml": ["notSent", "BREAKS_NORM"],
      "page.pdf": ["draft", null],
    });
    // The same form once more sends nothing twice.
    expect(must(await sendFlow(pair.seller, input))).toMatchObject({ sent: 2 });
    expect(await db().invoice.count({ where: { supplierId: pair.supplier.id, status: "DEPOSEE" } })).toBe(2);
    expect(await flowSheet(pair.seller, flowId)).toMatchObject({
      state: "IN_TRAITE_SE_CPP",
      counts: { sent: 2, drafts: 4 },
    });
  });

  it("a look-alike is not ready, and a flow whose files are all sent is integrated, partly when some were refused", async () => {
    const pair = await makePair();
    const whole = await aFlow(pair, [ubl(pair, "D-1", "2026-01-16")]);
    must(await sendFlow(pair.seller, { flowId: whole, chosen: await choose(pair, whole), idempotencyKey: newId() }));
    expect(await flowSheet(pair.seller, whole)).toMatchObject({ state: "IN_INTEGRE", counts: { sent: 1, drafts: 0 } });
    const twin = await aFlow(pair, [ubl(pair, "D-2", "2026-01-16"), { path: "a.txt", bytes: Buffer.from("x") }]);
    const [looksAlike] = (await readyOfFlow(pair.seller, twin)).drafts;
    expect(looksAlike).toMatchObject({ number: "D-2", ready: false, blocking: [] });
    expect(
      must(await sendFlow(pair.seller, { flowId: twin, chosen: await choose(pair, twin), idempotencyKey: newId() })),
    ).toEqual({ sent: 0, failed: 1 });
    expect((await outcomes(pair, twin))["D-2.xml"]).toEqual(["notSent", "TWIN_FOUND"]);
    const partly = await aFlow(pair, [ubl(pair, "D-3", "2026-01-17"), { path: "a.txt", bytes: Buffer.from("x") }]);
    must(await sendFlow(pair.seller, { flowId: partly, chosen: await choose(pair, partly), idempotencyKey: newId() }));
    expect(await flowSheet(pair.seller, partly)).toMatchObject({
      state: "IN_INTEGRE_PARTIEL",
      counts: { sent: 1, refused: 1 },
    });
  });
});
