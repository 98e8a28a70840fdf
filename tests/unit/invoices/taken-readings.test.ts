import { describe, expect, it } from "vitest";
import { takenReadings } from "#lib/invoices/domain/taken-readings.ts";

const sent = {
  number: "F-12",
  issueDate: "2026-03-04",
  currency: "EUR",
  invoiceType: "AVOIR",
  totalExclTax: "100.00",
  totalTax: "20.00",
  totalInclTax: "120.00",
  amountDue: null,
};

describe("F-58 of two readings that disagree", () => {
  it("tells which was sent, whatever the sign and the ending zeros of an amount", () => {
    const taken = takenReadings(
      [
        { field: "totalExclTax", page: "-100.0", xml: "90.00" },
        { field: "totalTax", page: "18.00", xml: "20.000" },
        { field: "invoiceNumber", page: "F-13", xml: "F-14" },
        { field: "documentType", page: "FACTURE", xml: "AVOIR" },
        { field: "amountDue", page: "1.00", xml: "2.00" },
      ],
      sent,
    );
    expect(taken.map(({ field, taken: which }) => [field, which])).toEqual([
      ["totalExclTax", "page"],
      ["totalTax", "xml"],
      ["number", "other"],
      ["invoiceType", "xml"],
      ["amountDue", "other"],
    ]);
  });

  it("says nothing of what may change after it was sent, nor of what has rows", () => {
    expect(takenReadings([{ field: "commitmentNumber", page: "1", xml: "2" }], sent)).toEqual([]);
    expect(takenReadings([{ field: "vatBreakdown", page: "20", xml: "10" }], sent)).toEqual([]);
    expect(takenReadings([{ field: "invoiceNumber", page: "1200", xml: "12" }], { ...sent, number: "12" })).toEqual([
      { field: "number", taken: "xml", page: "1200", xml: "12" },
    ]);
  });
});
