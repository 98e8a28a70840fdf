import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { closeReaders, type ReceivedDocument, receiveDocument } from "#lib/documents/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import * as environment from "#lib/platform/env.ts";
import { loadBytes } from "#lib/platform/storage.ts";
import { ok, refuse } from "#lib/shared/result.ts";
import { EICAR, type FakeClamd, startFakeClamd } from "#tests/factories/clamd.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { ublXml } from "#tests/factories/documents/xml.ts";
import { aPdf, aPhoto, invoiceLines } from "#tests/factories/files.ts";
import { aSiret, aSupplier } from "#tests/factories/supplier.ts";

// CLAMD_URL is read once per process; the tests of the antivirus change it under the same name.
const clamdUrl = { value: undefined as string | undefined };
const given = environment.env();
beforeAll(() => {
  vi.spyOn(environment, "env").mockImplementation(() => ({ ...given, CLAMD_URL: clamdUrl.value }));
});

const keep = async (_tx: unknown, received: ReceivedDocument) => ok(received);

async function rows() {
  const [documents, extractions, jobs] = await Promise.all([
    db().document.count(),
    db().extraction.count(),
    pool().query("select count(*)::int as n from pgboss.job where name = 'document.read'"),
  ]);
  return { documents, extractions, jobs: jobs.rows[0].n as number };
}

afterAll(closeReaders);

describe("receiving a document", () => {
  const text = (content: string) => new TextEncoder().encode(content);

  it("refuses a structure that the person has no right on, keeps the attempt, reads nothing", async () => {
    const [mine, other] = [await aSupplier(), await aSupplier()];
    let pulled = 0;
    async function* stream() {
      pulled += 1;
      yield text("%PDF-");
    }
    const input = { structureId: other.structureId, fileName: "facture.pdf", bytes: stream() };
    expect(await receiveDocument(mine.actor, input, keep)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(pulled).toBe(0);
    expect(await db().auditEvent.count({ where: { userId: mine.actor.userId, type: "access.denied" } })).toBe(1);
  });

  it("refuses a person who may only look", async () => {
    const reader = await aSupplier({
      habilitations: [{ application: "FACTURES_EMISES", level: "CONSULTATION", serviceId: null }],
    });
    const bytes = await aPdf(["Facture"]);
    const input = { structureId: reader.structureId, fileName: "facture.pdf", bytes };
    expect(await receiveDocument(reader.actor, input, keep)).toMatchObject({ ok: false, code: "FORBIDDEN" });
  });

  it("stops reading a stream at the limit", async () => {
    const { actor, structureId } = await aSupplier();
    let pulled = 0;
    async function* endless() {
      for (;;) {
        pulled += 1;
        yield new Uint8Array(1024 * 1024);
      }
    }
    const result = await receiveDocument(actor, { structureId, fileName: "facture.pdf", bytes: endless() }, keep);
    expect(result).toMatchObject({ ok: false, code: "TOO_LARGE" });
    expect(pulled).toBe(11);
  });

  const bad: [string, string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ["an empty file", "facture.pdf", () => new Uint8Array(), "EMPTY"],
    ["a name of 51 characters", `${"a".repeat(47)}.pdf`, () => aPdf(["x"]), "NAME_TOO_LONG"],
    ["a name without extension", "facture", () => aPdf(["x"]), "NAME_WITHOUT_EXTENSION"],
    ["a PDF called XML", "facture.xml", () => aPdf(["x"]), "EXTENSION_MISMATCH"],
    ["a web page called PDF", "facture.pdf", () => text("<html><body>Facture</body></html>"), "EXTENSION_MISMATCH"],
    ["a program called PDF", "facture.pdf", () => text("MZ\u0090\0"), "UNSUPPORTED_TYPE"],
    ["a protected PDF", "facture.pdf", () => aPdf(["x"], { password: "secret" }), "ENCRYPTED_PDF"],
    ["a PDF cut short", "facture.pdf", async () => (await aPdf(["x"])).subarray(0, 400), "CORRUPT_PDF"],
    ["a PDF of 10 000 pages", "facture.pdf", () => aPdf(["x"], { pages: 10_000 }), "TOO_MANY_PAGES"],
    [
      "XML with a DTD",
      "facture.xml",
      () => text('<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY a "b">]><Invoice>&a;</Invoice>'),
      "XML_DTD",
    ],
    [
      "XML with an external entity",
      "facture.xml",
      () => text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
      "XML_DTD",
    ],
    ["XML of something else", "facture.xml", () => text('<?xml version="1.0"?><livre/>'), "XML_UNKNOWN_ROOT"],
  ];
  it.each(bad)("refuses %s and keeps nothing", async (_, fileName, make, code) => {
    const { actor, structureId } = await aSupplier();
    const before = await rows();
    const result = await receiveDocument(actor, { structureId, fileName, bytes: await make() }, keep);
    expect(result).toMatchObject({ ok: false, code });
    expect(await rows()).toEqual(before);
  });

  it("keeps nothing when what goes alongside is refused", async () => {
    const { actor, structureId } = await aSupplier();
    const before = await rows();
    const input = { structureId, fileName: "photo.jpg", bytes: await aPhoto(["Facture"]) };
    const result = await receiveDocument(actor, input, async () => refuse("NOT_NOW"));
    expect(result).toEqual({ ok: false, code: "NOT_NOW" });
    expect(await rows()).toEqual(before);
  });

  it("F-49 F-50 F-57 reads a text PDF at once, stores its very bytes and who sent it", async () => {
    const { actor, structureId, siret } = await aSupplier();
    const bytes = await aPdf(invoiceLines({ number: "FA-2026-118", siret }));
    const result = await receiveDocument(actor, { structureId, fileName: "Facture été.pdf", bytes }, keep);
    if (!result.ok) throw new Error(result.code);
    const { documentId, sha256, reading } = result.data;
    expect(reading).toMatchObject({ kind: "pdf-text", pages: 1, needsOcr: false });
    expect(Buffer.from(await loadBytes(sha256)).equals(Buffer.from(bytes))).toBe(true);
    const row = await db().document.findUniqueOrThrow({ where: { id: documentId }, include: { extraction: true } });
    expect(row).toMatchObject({
      fileName: "Facture été.pdf",
      size: bytes.length,
      mediaType: "application/pdf",
      scanState: "NOT_CHECKED",
      uploadedById: actor.userId,
      structureId,
    });
    expect(row.extraction).toMatchObject({ status: "DONE", kind: "pdf-text", format: "PDF_NON_SIGNE", pagesDone: 1 });
    const event = await db().auditEvent.findFirstOrThrow({ where: { subjectId: documentId } });
    expect(event).toMatchObject({ type: "document.stored", userId: actor.userId });
  });

  it("F-58 takes the values of an XML invoice as they are", async () => {
    const { actor, structureId } = await aSupplier();
    const bytes = text(ublXml({ ...invoiceSample(3), number: "UBL-77" }));
    const result = await receiveDocument(actor, { structureId, fileName: "facture.xml", bytes }, keep);
    if (!result.ok) throw new Error(result.code);
    expect(result.data.reading.kind).toBe("ubl");
    expect(result.data.reading.fields.invoiceNumber).toMatchObject({ value: "UBL-77", origin: "xml" });
  });

  it("leaves a photo to a job, in the same transaction", async () => {
    const { actor, structureId, siret } = await aSupplier();
    const before = await rows();
    const bytes = await aPhoto(invoiceLines({ number: "P-1", siret: aSiret(), recipient: siret }));
    const result = await receiveDocument(actor, { structureId, fileName: "photo.jpg", bytes }, keep);
    if (!result.ok) throw new Error(result.code);
    expect(await rows()).toEqual({
      documents: before.documents + 1,
      extractions: before.extractions + 1,
      jobs: before.jobs + 1,
    });
    const extraction = await db().extraction.findUniqueOrThrow({ where: { documentId: result.data.documentId } });
    expect(extraction).toMatchObject({ status: "PENDING", kind: "image", pagesTotal: 1, pagesDone: 0, reading: null });
  });
});

describe("with an antivirus (T-40)", () => {
  let clamd: FakeClamd | undefined;
  afterEach(async () => {
    clamdUrl.value = undefined;
    await clamd?.close();
    clamd = undefined;
  });

  it("refuses an infected file and keeps nothing", async () => {
    clamd = await startFakeClamd();
    clamdUrl.value = clamd.address;
    const { actor, structureId } = await aSupplier();
    const before = await rows();
    const pdf = await aPdf(["Facture"]);
    const bytes = new Uint8Array(Buffer.concat([pdf, Buffer.from(`\n${EICAR}\n`)]));
    const result = await receiveDocument(actor, { structureId, fileName: "facture.pdf", bytes }, keep);
    expect(result).toMatchObject({ ok: false, code: "VIRUS_FOUND", params: { signature: "Eicar-Signature" } });
    expect(await rows()).toEqual(before);
  });

  it("refuses every file while it does not answer", async () => {
    clamdUrl.value = "tcp://127.0.0.1:9";
    const { actor, structureId } = await aSupplier();
    const result = await receiveDocument(
      actor,
      { structureId, fileName: "facture.pdf", bytes: await aPdf(["Facture"]) },
      keep,
    );
    expect(result).toMatchObject({ ok: false, code: "SCANNER_UNAVAILABLE" });
  });

  it("marks what it found clean", async () => {
    clamd = await startFakeClamd();
    clamdUrl.value = clamd.address;
    const { actor, structureId } = await aSupplier();
    const input = { structureId, fileName: "facture.pdf", bytes: await aPdf(["Facture"]) };
    const result = await receiveDocument(actor, input, keep);
    if (!result.ok) throw new Error(result.code);
    const row = await db().document.findUniqueOrThrow({ where: { id: result.data.documentId } });
    expect(row.scanState).toBe("CLEAN");
  });
});
