import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { closeReaders } from "#lib/documents/index.ts";
import { depositFile, draftForm, flowProgress, flowSheet, unpackBatch } from "#lib/invoices/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { tarGzOf, zipOf } from "#tests/factories/documents/archives.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { ublXml } from "#tests/factories/documents/xml.ts";
import { aPdf, aPhoto, invoiceLines } from "#tests/factories/files.ts";
import { makePair, must } from "#tests/factories/invoices.ts";
import { openedLot, pdfOf, pdfs, receivedLot, sent } from "#tests/factories/lots.ts";
import { makeActor, makeStructure } from "#tests/factories/people.ts";

afterAll(closeReaders);

async function rows() {
  const [documents, invoices, flows] = await Promise.all([
    db().document.count(),
    db().invoice.count(),
    db().depositFlow.count(),
  ]);
  return { documents, invoices, flows };
}

describe("receiving a lot (F-55)", () => {
  it("refuses the structure of somebody else, and a person who may only look, and leaves nothing", async () => {
    const [pair, other] = [await makePair(), await makePair()];
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const before = await rows();
    const bytes = zipOf(await pdfs(pair, 1));
    expect(await depositFile(other.seller, sent(pair, bytes))).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await depositFile(reader, sent(pair, bytes))).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await rows()).toEqual(before);
  });

  it.each([
    [
      "over 30 MB",
      "lot.zip",
      () => new Uint8Array(Buffer.concat([zipOf([]), Buffer.alloc(30 * 1024 * 1024)])),
      "ARCHIVE_TOO_LARGE",
    ],
    ["named as a PDF", "lot.pdf", () => zipOf([]), "EXTENSION_MISMATCH"],
    ["that is an office document", "lot.docx", () => zipOf([]), "UNSUPPORTED_TYPE"],
    ["whose name is too long", `${"a".repeat(197)}.zip`, () => zipOf([]), "NAME_TOO_LONG"],
    ["of an inactive structure", "lot.zip", () => zipOf([]), "SUPPLIER_INACTIVE"],
  ])("refuses an archive %s, and leaves nothing", async (_, fileName, bytes, code) => {
    const pair = await makePair();
    if (code === "SUPPLIER_INACTIVE")
      await db().structure.update({ where: { id: pair.supplier.id }, data: { status: "INACTIVE" } });
    const before = await rows();
    expect(await depositFile(pair.seller, sent(pair, bytes(), fileName))).toMatchObject({ ok: false, code });
    expect(await rows()).toEqual(before);
  });

  it("sent five times at once with one key makes one flow; another file under the key is refused", async () => {
    const pair = await makePair();
    const key = newId();
    const bytes = zipOf(await pdfs(pair, 1));
    const all = await Promise.all(
      Array.from({ length: 5 }, () => depositFile(pair.seller, sent(pair, bytes, "lot.zip", key))),
    );
    expect(new Set(all.map((one) => JSON.stringify(must(one)))).size).toBe(1);
    const other = sent(pair, zipOf(await pdfs(pair, 1)), "lot.zip", key);
    expect(await depositFile(pair.seller, other)).toMatchObject({ ok: false, code: "KEY_REUSED" });
  });

  it("takes a stream by its first bytes, however they are cut", async () => {
    const pair = await makePair();
    const bytes = zipOf(await pdfs(pair, 1));
    async function* stream() {
      for (let at = 0; at < 6; at += 1) yield bytes.subarray(at, at + 1);
      yield bytes.subarray(6);
    }
    const done = must(await depositFile(pair.seller, { ...sent(pair, bytes), bytes: stream() }));
    const flowId = "flowId" in done ? done.flowId : "";
    expect(await flowSheet(pair.seller, flowId)).toMatchObject({
      number: expect.stringMatching(/^CPP\d{13}$/),
      state: "IN_RECU",
      syntax: "LOT_ZIP",
    });
  });
});

describe("the files of a lot (F-55, F-147, F-148)", () => {
  it("become the drafts they would have been by themselves; each of the others is told with its reason", async () => {
    const pair = await makePair();
    const lines = invoiceLines({ number: "P-1", siret: pair.supplier.identifier });
    const good = await pdfOf(pair, "FA-77");
    const sheet = await openedLot(
      pair,
      zipOf([
        { path: "mars/facture.pdf", bytes: good },
        { path: "mars/ubl.xml", bytes: Buffer.from(ublXml(invoiceSample(3))) },
        { path: "photo.jpg", bytes: await aPhoto(lines) },
        { path: "encore.pdf", bytes: good },
        { path: "protege.pdf", bytes: await aPdf(["x"], { password: "secret" }) },
        { path: "notes.txt", bytes: Buffer.from("bonjour") },
        { path: `${"n".repeat(60)}.pdf`, bytes: await pdfOf(pair) },
        { path: "vide.pdf" },
        { path: "dedans.zip", bytes: zipOf([]) },
        { path: "../../fuite.pdf", bytes: await pdfOf(pair) },
        { path: "__MACOSX/._facture.pdf" },
      ]),
    );
    expect(sheet.members.map(({ path, outcome, refusal }) => [path, outcome, refusal?.code ?? null])).toEqual([
      ["mars/facture.pdf", "draft", null],
      ["mars/ubl.xml", "draft", null],
      ["photo.jpg", "reading", null],
      ["encore.pdf", "refused", "FILE_KNOWN"],
      ["protege.pdf", "refused", "ENCRYPTED_PDF"],
      ["notes.txt", "refused", "UNSUPPORTED_TYPE"],
      [`${"n".repeat(60)}.pdf`, "refused", "NAME_TOO_LONG"],
      ["vide.pdf", "refused", "EMPTY"],
      ["dedans.zip", "refused", "MEMBER_NESTED"],
      ["../../fuite.pdf", "refused", "MEMBER_PATH"],
      ["__MACOSX/._facture.pdf", "ignored", "MEMBER_HIDDEN"],
    ]);
    expect(sheet).toMatchObject({
      state: "IN_TRAITE_SE_CPP",
      counts: { waiting: 0, drafts: 3, sent: 0, deleted: 0, refused: 7 },
    });
    expect(await flowProgress(pair.seller, sheet.id)).toEqual({ done: 9, total: 10, busy: true });
    const first = sheet.members[0];
    const form = await draftForm(pair.seller, first?.invoiceId ?? "", "fr");
    expect(form?.texts).toMatchObject({ number: "FA-77", recipientIdentifier: pair.recipient.identifier });
    expect(sheet.members[3]?.refusal?.params).toMatchObject({ invoiceId: first?.invoiceId });
    // Nothing was sent: a lot makes drafts.
    expect(await db().invoice.count({ where: { depositFlowId: sheet.id, status: { not: "BROUILLON" } } })).toBe(0);
    // The XML of a lot is no flow of its own.
    expect(await db().depositFlow.count({ where: { structureId: pair.supplier.id } })).toBe(1);
  });

  it("of a tar.gz are read alike, for the recipient that was chosen before", async () => {
    const pair = await makePair();
    const chosen = await makeStructure({ kind: "PUBLIQUE" });
    const file = sent(pair, tarGzOf([{ path: "./a.pdf", bytes: await pdfOf(pair) }]), "lot.tar.gz");
    const done = must(await depositFile(pair.seller, { ...file, recipient: chosen.identifier }));
    const flowId = "flowId" in done ? done.flowId : "";
    await unpackBatch(flowId);
    const sheet = await flowSheet(pair.seller, flowId);
    const form = await draftForm(pair.seller, sheet?.members[0]?.invoiceId ?? "", "fr");
    expect(form?.texts.recipientIdentifier).toBe(chosen.identifier);
  });

  it("a lot that cannot be opened is rejected whole with its reason, and one of unreadable files too", async () => {
    const pair = await makePair();
    const whole = zipOf(await pdfs(pair, 1));
    const cut = await openedLot(pair, whole.subarray(0, whole.length - 30));
    expect(cut).toMatchObject({ state: "IN_REJETE", refusal: { code: "ARCHIVE_DAMAGED" }, members: [] });
    expect(await flowProgress(pair.seller, cut.id)).toMatchObject({ busy: false });
    const none = await openedLot(pair, zipOf([{ path: "notes.txt", bytes: Buffer.from("x") }]));
    expect(none).toMatchObject({ state: "IN_REJETE", refusal: null, counts: { refused: 1 } });
  });

  it("are refused once who deposited them may no longer do so", async () => {
    const pair = await makePair();
    const flowId = await receivedLot(pair, zipOf(await pdfs(pair, 2)));
    await db().membership.updateMany({ where: { userId: pair.seller.userId }, data: { endedAt: new Date() } });
    await unpackBatch(flowId);
    const members = await db().depositFlowMember.findMany({ where: { flowId } });
    expect(members.map(({ state, code }) => [state, code])).toEqual([
      ["REFUSED", "DEPOSITOR_GONE"],
      ["REFUSED", "DEPOSITOR_GONE"],
    ]);
    expect(await db().invoice.count({ where: { supplierId: pair.supplier.id } })).toBe(0);
  });

  it("a file that ended its process five times is given up, and the others go on", async () => {
    const pair = await makePair();
    const flowId = await receivedLot(pair, zipOf(await pdfs(pair, 2)));
    await unpackBatch(flowId);
    // As if the first had never ended.
    const [first] = await db().depositFlowMember.findMany({ where: { flowId }, orderBy: { position: "asc" } });
    await pool().query(
      "update deposit_flow_member set state = 'WAITING', invoice_id = null, attempts = 5, ended_at = null where id = $1",
      [first?.id],
    );
    await pool().query("update deposit_flow set state = 'IN_EN_COURS_TRAITEMENT_CPP' where id = $1", [flowId]);
    await unpackBatch(flowId);
    const sheet = await flowSheet(pair.seller, flowId);
    expect(sheet?.members.map(({ outcome, refusal }) => [outcome, refusal?.code ?? null])).toEqual([
      ["refused", "READER_CRASHED"],
      ["draft", null],
    ]);
  });
});

describe("the job that opens a lot", () => {
  /** A process of its own that opens the lot, to be killed. */
  function worker(flowId: string): ChildProcess {
    const code = `const { unpackBatch } = await import("#lib/invoices/index.ts"); await unpackBatch("${flowId}"); process.exit(0);`;
    return spawn(process.execPath, ["--conditions=react-server", "--input-type=module", "--eval", code], {
      stdio: "ignore",
    });
  }
  const done = (flowId: string) => db().depositFlowMember.count({ where: { flowId, state: "DEPOSITED" } });

  it("killed in the middle and run again, twice at once, makes each invoice once and loses none", async () => {
    const pair = await makePair();
    const flowId = await receivedLot(pair, zipOf(await pdfs(pair, 12)));
    const killed = worker(flowId);
    const until = Date.now() + 60_000;
    while ((await done(flowId)) < 3 && Date.now() < until) await sleep(25);
    killed.kill("SIGKILL");
    await new Promise((ended) => killed.once("exit", ended));
    const before = await done(flowId);
    expect(before).toBeGreaterThanOrEqual(3);
    expect(before).toBeLessThan(12);
    await Promise.all([unpackBatch(flowId), unpackBatch(flowId)]);
    expect(await done(flowId)).toBe(12);
    const invoices = await db().invoice.findMany({
      where: { supplierId: pair.supplier.id },
      select: { number: true, depositFlowId: true },
    });
    expect(new Set(invoices.map(({ number }) => number)).size).toBe(12);
    expect(invoices).toHaveLength(12);
    expect(invoices.every(({ depositFlowId }) => depositFlowId === flowId)).toBe(true);
    // Once it is done, the job has nothing to do any more.
    await unpackBatch(flowId);
    expect(await db().auditEvent.count({ where: { type: "flow.received", subjectId: flowId } })).toBe(1);
    const told = await db().notification.findMany({ where: { userId: pair.seller.userId, type: "invoice.lotRead" } });
    expect(told.map(({ data }) => data)).toEqual([
      { number: expect.stringMatching(/^CPP/), file: "lot.zip", drafts: "12", refused: "0" },
    ]);
  }, 120_000);
});
