import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { exportFiscal, fiscalList, fiscalProof, foldCounters, sealYears } from "#lib/invoices/index.ts";
import { useClock } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import { makePair, makeSent, type Pair } from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";

let present = new Date("2026-06-01T10:00:00Z");
const day = (text: string) => {
  present = new Date(text);
};

let pair: Pair;
let putBack: () => void;
afterAll(() => putBack());
beforeAll(async () => {
  putBack = useClock({ now: () => present });
  day("2026-06-01T10:00:00Z");
  pair = await makePair();
  // The last minute of the year in Paris, and the first of the next.
  day("2026-12-31T22:59:30Z");
  await makeSent(pair, { number: "LAST" });
  day("2026-12-31T23:00:30Z");
  await makeSent(pair, { number: "FIRST", issueDate: "2026-12-31" });
});
afterEach(() => day("2027-01-01T08:00:00Z"));

const numbers = async (year: number) =>
  (await fiscalList(pair.seller, pair.supplier.id, year))?.items.map(({ number }) => number);

it("F-126 does not exist for a stranger, nor its file, nor its proof; a proof is of the whole structure", async () => {
  const other = await makePair();
  expect(await fiscalList(other.seller, pair.supplier.id, 2026)).toBeNull();
  expect(exportFiscal(other.seller, pair.supplier.id, 2026)).toBeNull();
  expect(await fiscalProof(other.seller, pair.supplier.id, 2026)).toBeNull();
  expect(await fiscalList(pair.agent, pair.supplier.id, 2026)).toBeNull();
  const service = await makeService(pair.supplier.id, "NORD");
  const clerk = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION", service.id]]);
  expect((await fiscalList(clerk, pair.supplier.id, 2026))?.items).toEqual([]);
  expect(await fiscalProof(clerk, pair.supplier.id, 2026)).toBeNull();
});

it("F-126 holds the deposits of a year in Paris, each with its partner, amounts and certificate", async () => {
  expect(await numbers(2026)).toEqual(["LAST"]);
  expect(await numbers(2027)).toEqual(["FIRST"]);
  expect(await fiscalList(pair.seller, pair.supplier.id, 2026)).toMatchObject({
    years: [2027, 2026],
    total: { count: 1, exact: true },
    sealedAt: null,
    items: [
      {
        submittedOn: "2026-12-31",
        partnerIdentifier: pair.recipient.identifier,
        totalExclTax: "1000.00",
        totalTax: "200.00",
        totalInclTax: "1200.00",
        proof: expect.stringMatching(/^\w{4}-\w{4}-\w{4}-\w{4}$/),
      },
    ],
  });
  const rows = [];
  for await (const batch of exportFiscal(pair.seller, pair.supplier.id, 2026) ?? []) rows.push(...batch);
  expect(rows.map((row) => row[0])).toEqual(["LAST"]);
});

it("F-126 a year is sealed once when it is over; an amount or a certificate changed afterwards shows in its proof", async () => {
  await foldCounters();
  expect(await sealYears()).toBeGreaterThan(0);
  expect(await sealYears()).toBe(0);
  const proof = await fiscalProof(pair.seller, pair.supplier.id, 2026);
  expect(proof?.seal).toMatchObject({ count: 1, fingerprint: proof?.fingerprint });
  expect((await fiscalProof(pair.seller, pair.supplier.id, 2027))?.seal).toBeNull();
  // Behind the portal's back: its own guards let nobody change what was sent.
  const change = async (sql: string) => {
    await pool().query(
      `set session_replication_role = replica; update invoice set ${sql} where supplier_id = '${pair.supplier.id}' and number = 'LAST';
       set session_replication_role = origin`,
    );
    const { fingerprint, seal } = (await fiscalProof(pair.seller, pair.supplier.id, 2026)) ?? {};
    return fingerprint === seal?.fingerprint;
  };
  expect(await change("total_excl_tax = 999.99")).toBe(false);
  expect(await change("total_excl_tax = 1000")).toBe(true);
  expect(await change(`certificate = jsonb_set(certificate, '{number}', '"OTHER"')`)).toBe(false);
});
