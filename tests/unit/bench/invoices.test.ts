import { describe, expect, it } from "vitest";
import type { Cell, CopyInto } from "#bench/generate/copy.ts";
import { euros, writeInvoice } from "#bench/generate/invoices.ts";
import { seededRandom } from "#bench/generate/random.ts";
import type { Party } from "#bench/generate/structures.ts";

const party: Party = {
  id: "01990000-0000-7000-8000-000000000001",
  siret: "12345678200002",
  label: "SARL Exemple",
  userId: "01990000-0000-7000-8000-000000000002",
  userName: "Camille Martin",
  userEmail: "camille@exemple.invalid",
  serviceIds: [],
  days: 30,
};

function rowsOf(seed: number): Cell[][] {
  const rows: Cell[][] = [];
  const table: CopyInto = {
    add: (cells) => rows.push([...cells]),
    drain: () => Promise.resolve(),
    close: () => Promise.resolve(rows.length),
  };
  const tables = { invoice: table, vat: table, event: table, clock: table, document: table, file: table };
  const random = seededRandom(seed);
  const start = Date.parse("2026-03-02T09:00:00Z");
  for (let sequence = 1; sequence <= 50; sequence += 1) {
    const cast = { supplier: party, recipient: party, supplierSequence: sequence, sequence };
    writeInvoice(tables, random, cast, start, start + 400 * 86_400_000);
  }
  return rows;
}

describe("generated invoices", () => {
  it("are the same for the same seed, others for another", () => {
    expect(rowsOf(5)).toEqual(rowsOf(5));
    expect(rowsOf(5)).not.toEqual(rowsOf(6));
  });

  it("write cents as exact decimal strings", () => {
    expect([euros(5), euros(100), euros(123456789)]).toEqual(["0.05", "1.00", "1234567.89"]);
  });
});
