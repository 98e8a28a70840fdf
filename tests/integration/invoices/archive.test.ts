import { beforeAll, describe, expect, it } from "vitest";
import { downloadArchive, downloadFiles, ISSUED_FIELDS, kindOfField, makeAvailable } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { zipOf } from "#lib/platform/zip-writer.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeDocument, makeDraft, makePair, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";
import { unzip } from "#tests/factories/unzip.ts";

let pair: Pair;
let other: Pair;
const ids: Record<string, string> = {};

const words = {
  locale: "fr" as const,
  columns: ISSUED_FIELDS.map((field, index) => ({
    header: field,
    kind: kindOfField(field),
    value: (row: readonly (string | null)[]) => row[index] ?? null,
  })),
  summary: "resume.txt",
  attachments: "pieces-jointes",
  list: "liste.csv",
  unreadable: "illisible",
};
type Order = Parameters<typeof downloadArchive>[1];

/** What is in an archive; it is as long as it said it would be, whatever could not be read. */
async function opened({ length, entries }: { length: number | null; entries: () => Parameters<typeof zipOf>[0] }) {
  const parts: Uint8Array[] = [];
  for await (const part of zipOf(entries())) parts.push(part);
  const whole = Buffer.concat(parts);
  expect(whole.length).toBe(length);
  return unzip(whole);
}

async function filesOf(actor: Pair["seller"], order: Order) {
  return opened(must(await downloadArchive(actor, order, words)));
}

/** The bytes that its document names, in storage; two files of one name. */
async function withBytes(invoiceId: string, content: string, attachment?: string) {
  const file = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId, role: "MAIN" } });
  const bytes = Buffer.from(content);
  const sha256 = await storeBytes(bytes);
  const data = { sha256, size: bytes.length, fileName: "facture.pdf" };
  await db().document.update({ where: { id: file.documentId }, data });
  if (!attachment) return;
  const document = await makeDocument(pair.seller.userId, pair.supplier.id, attachment);
  await storeBytes(Buffer.from(attachment));
  await db().invoiceFile.create({
    data: { id: newId(), invoiceId, documentId: document.id, role: "ATTACHMENT", designation: "PJ", typeCode: "02" },
  });
}

beforeAll(async () => {
  [pair, other] = [await makePair(), await makePair()];
  ids.sent = await makeSent(pair, { number: "F/2026/1" });
  await withBytes(ids.sent, "%PDF un", "le bon de livraison");
  ids.draft = await makeDraft(pair.seller, pair.supplier.id);
  // Its bytes are nowhere.
  const lost = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: ids.draft } });
  await db().document.update({ where: { id: lost.documentId }, data: { size: 4321 } });
  ids.foreign = await makeSent(other);
});

describe("several invoices as an archive, whose length is told before its first byte (F-90)", () => {
  it("is a folder for each, with its file, its attachments on demand and a summary", async () => {
    const all = await filesOf(pair.seller, { invoiceIds: [ids.sent ?? ""], attachments: true });
    const names = [...all.keys()];
    expect(names).toContain("F_2026_1/facture.pdf");
    expect(all.get("F_2026_1/facture.pdf")?.toString()).toBe("%PDF un");
    expect(names.filter((name) => name.startsWith("F_2026_1/pieces-jointes/"))).toHaveLength(1);
    expect(all.get("F_2026_1/resume.txt")?.toString()).toMatch(/number\u00a0: F\/2026\/1[\s\S]*SHA-256 [0-9a-f]{64}/);
    expect(all.get("liste.csv")?.toString()).toContain("F/2026/1");
    const bare = await filesOf(pair.seller, { invoiceIds: [ids.sent ?? ""], attachments: false });
    expect([...bare.keys()].some((name) => name.includes("pieces-jointes"))).toBe(false);
  });

  it("says in its place that a file could not be read, and gives the others", async () => {
    const files = await filesOf(pair.seller, { criteria: {}, order: "newest", structureId: null, attachments: true });
    const lost = [...files].find(([name]) => name.endsWith(".pdf.txt"));
    expect(lost?.[1].toString()).toContain("illisible");
    expect(files.has("F_2026_1/facture.pdf")).toBe(true);
  });

  it("holds nothing of anybody else, and leaves a trace of who took what", async () => {
    const chosen = Object.values(ids);
    const files = await filesOf(pair.seller, { invoiceIds: chosen, attachments: true });
    expect([...files.keys()].filter((name) => name.endsWith("resume.txt"))).toHaveLength(2);
    const refused = [other.agent, pair.agent, { ...pair.seller, memberships: [] }];
    for (const stranger of refused) {
      expect(await downloadArchive(stranger, { invoiceIds: chosen, attachments: true }, words)).toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await downloadArchive(pair.seller, { invoiceIds: ["' or 1=1"], attachments: true }, words)).toMatchObject({
      code: "NOT_FOUND",
    });
    const last = await db().auditEvent.findFirstOrThrow({
      where: { type: "invoices.downloaded" },
      orderBy: { at: "desc" },
    });
    expect(last.userId).toBe(pair.seller.userId);
    expect(JSON.stringify(last.detail)).toContain(ids.sent);
  });
});

describe("F-69 every file of one invoice in a zip", () => {
  it("does not exist for a stranger, and keeps for the others that each had each file", async () => {
    const invoiceId = ids.sent ?? "";
    for (const who of [other.seller, other.agent, { ...pair.seller, memberships: [] }]) {
      expect(await downloadFiles(who, invoiceId, "illisible")).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await downloadFiles(pair.agent, invoiceId, "illisible")).toMatchObject({ code: "NOT_FOUND" });
    must(await makeAvailable(invoiceId));

    for (const who of [pair.seller, pair.agent]) {
      const zip = must(await downloadFiles(who, invoiceId, "illisible"));
      expect(zip.name).toBe("F_2026_1.zip");
      const files = await opened(zip);
      expect(files.get("facture.pdf")?.toString()).toBe("%PDF un");
      expect([...files.values()].map(String)).toContain("le bon de livraison");
      const kept = await db().invoiceAction.findMany({ where: { invoiceId, userId: who.userId } });
      expect(kept.map(({ kind }) => kind).sort()).toEqual(["TELECHARGEMENT_FACTURE", "TELECHARGEMENT_PIECE"]);
    }
    const { downloadedAt } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    expect(downloadedAt).not.toBeNull();
  });

  it("leaves out for the recipient what the supplier gathers to complete a suspended invoice", async () => {
    const invoiceId = ids.sent ?? "";
    must(await treat(pair, invoiceId, { event: "suspend", motif: "JUSTIF_ABS", comment: "Le bon, s’il vous plaît" }));
    const document = await makeDocument(pair.seller.userId, pair.supplier.id, "la suite");
    await storeBytes(Buffer.from("la suite"));
    await db().invoiceFile.create({
      data: { id: newId(), invoiceId, documentId: document.id, role: "ATTACHMENT", designation: "PJ", typeCode: "02" },
    });
    const seen = async (who: Pair["seller"]) =>
      [...(await opened(must(await downloadFiles(who, invoiceId, "illisible")))).values()].map(String);
    expect(await seen(pair.seller)).toContain("la suite");
    expect(await seen(pair.agent)).not.toContain("la suite");
  });
});
