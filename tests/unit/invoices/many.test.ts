import { describe, expect, it } from "vitest";
import { type ManyOutcome, movesForAll, readOutcomes, writeOutcomes } from "#lib/invoices/domain/many.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

const one = (id: string, status: InvoiceStatus, cadre = "A1_FACTURE_FOURNISSEUR" as const) => ({
  id,
  number: `F-${id}`,
  facts: { status, cadre, secondValidator: false },
});

describe("F-114: one move for several invoices", () => {
  it("is possible when each of them allows it, with what stands against the others", () => {
    const { possible, impossible } = movesForAll([one("1", "MISE_A_DISPOSITION"), one("2", "SUSPENDUE")]);
    expect(possible.map(({ event }) => event)).toEqual(["reject"]);
    expect(impossible.find(({ event }) => event === "pay")?.because).toEqual([
      { id: "2", number: "F-2", status: "SUSPENDUE" },
    ]);
    expect(impossible.map(({ event }) => event)).not.toContain("reject");
  });

  it("is none from an end, and every move of the table is either possible or explained", () => {
    const ended = movesForAll([one("1", "REJETEE"), one("2", "MISE_A_DISPOSITION")]);
    expect(ended.possible).toEqual([]);
    expect(ended.impossible).toHaveLength(8);
    const same = movesForAll([one("1", "MISE_A_DISPOSITION"), one("2", "MISE_A_DISPOSITION")]);
    expect(same.impossible).toEqual([]);
    expect(movesForAll([]).possible).toEqual([]);
  });

  it("keeps what became of each as it was", () => {
    const outcomes: ManyOutcome[] = [
      { invoiceId: "a", status: "SERVICE_FAIT" },
      { invoiceId: "b", refusal: { code: "STALE", params: { status: "REJETEE" } } },
      { invoiceId: "c", assigneeId: null },
    ];
    expect(readOutcomes(writeOutcomes(outcomes))).toEqual(outcomes);
  });
});
