import { afterAll, beforeAll, expect, it } from "vitest";
import { stateOfArchives, verifyIntegrity } from "#lib/integrity/index.ts";
import { archiveInvoices, exportBag, searchIssued } from "#lib/invoices/index.ts";
import { useClock } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import { sha256Hex, storeBytes } from "#lib/platform/storage.ts";
import { makePair, makeReceived, must, type Pair, treat } from "#tests/factories/invoices.ts";

let present = new Date("2026-01-10T10:00:00Z");

let pair: Pair;
let putBack: () => void;
let paid: string;
afterAll(() => putBack());
beforeAll(async () => {
  putBack = useClock({ now: () => present });
  pair = await makePair();
  const early = { issueDate: "2026-01-05" };
  paid = await makeReceived(pair, early);
  must(await treat(pair, paid, { event: "pay" }));
  await makeReceived(pair, early);
  present = new Date("2026-02-10T10:00:00Z");
  const rejected = await makeReceived(pair, early);
  must(await treat(pair, rejected, { event: "reject", motif: "MONTANT_ERR" }));
});

const archived = async (who = pair.seller) => (await searchIssued(who, { archived: "yes" })).items.map(({ id }) => id);

it("F-127 nothing enters the archives before it has been over for a year, and what waits never does", async () => {
  present = new Date("2027-01-10T09:59:00Z");
  expect(await archiveInvoices()).toBe(0);
  expect(await archived()).toEqual([]);
  present = new Date("2027-01-10T10:01:00Z");
  expect(await archiveInvoices()).toBe(1);
  expect(await archived()).toEqual([paid]);
  expect(await archiveInvoices()).toBe(0);
  expect((await searchIssued(pair.seller, {})).items).toHaveLength(3);
});

it("F-127 archives are nobody else's", async () => {
  const other = await makePair();
  expect(await archived(other.seller)).toEqual([]);
  expect(await archived(pair.agent)).toEqual([]);
});

it("F-127 tells when they were gone over, and which are not as they were left", async () => {
  expect(await stateOfArchives([paid])).toMatchObject({ files: null, histories: null });
  // The documents of the factories have no bytes in storage: each is missing.
  await verifyIntegrity();
  const state = await stateOfArchives([paid]);
  expect(state).toMatchObject({ files: present, histories: present });
  expect([...state.broken]).toEqual([paid]);
  await pool().query("delete from integrity_fault");
  expect((await stateOfArchives([paid])).broken.size).toBe(0);
});

it("F-127 a bag is nobody else's, holds everything of each invoice with its hashes, and ends rather than hold a damaged file", async () => {
  const other = await makePair();
  const order = { criteria: {}, structureId: null, source: "Chorale", description: "Archives" };
  expect(await exportBag(other.seller, order)).toEqual({ ok: false, code: "NOT_FOUND" });
  const read = async () => {
    const bag = must(await exportBag(pair.seller, order));
    const found = new Map<string, Uint8Array>();
    for await (const { path, content } of bag.entries()) if (content instanceof Uint8Array) found.set(path, content);
    return found;
  };
  await expect(read()).rejects.toThrow();
  const bytes = Buffer.from("le contenu");
  await storeBytes(bytes);
  await pool().query(
    "update document set sha256 = $1 where id in (select document_id from invoice_file where invoice_id = $2)",
    [sha256Hex(bytes), paid],
  );
  const bag = await read();
  const text = (path: string) => Buffer.from(bag.get(path) ?? []).toString("utf8");
  expect([...bag.keys()].map((path) => path.split("/").at(-1))).toEqual([
    ...["bagit.txt", expect.stringMatching(/\.pdf$/), "facture.json", "historique.json", "certificat.json"],
    ...["bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"],
  ]);
  for (const manifest of ["manifest-sha256.txt", "tagmanifest-sha256.txt"]) {
    const lines = text(manifest).trimEnd().split("\n");
    for (const line of lines) {
      const [hash, path] = line.split("  ");
      expect(sha256Hex(bag.get(path ?? "") ?? new Uint8Array())).toBe(hash);
    }
  }
  expect(JSON.parse(text([...bag.keys()][3] ?? ""))).toHaveLength(5);
});
