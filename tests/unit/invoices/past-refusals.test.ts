import { describe, expect, it } from "vitest";
import { isMotif } from "#lib/invoices/domain/motifs.ts";
import { ADVICE_FIELDS, adviceFor } from "#lib/invoices/domain/past-refusals.ts";

describe("F-149: advice from what a recipient sent back before", () => {
  it("puts the supplier's own first, and leaves out what no care prevents and what is done already", () => {
    const past = [
      { motif: "SE_ERR", own: 0, all: 40 },
      { motif: "AUTRE", own: 9, all: 90 },
      { motif: "JUSTIF_ABS", own: 1, all: 12 },
    ];
    expect(adviceFor(past, 0)).toEqual({
      risk: "some",
      advice: [
        { motif: "JUSTIF_ABS", field: "attachments", from: "own", count: 1 },
        { motif: "SE_ERR", field: "recipientServiceCode", from: "others", count: 40 },
      ],
    });
    expect(adviceFor(past, 2).advice.map(({ motif }) => motif)).toEqual(["SE_ERR"]);
    expect(adviceFor([], 0)).toEqual({ advice: [], risk: "low" });
  });

  it("is a high risk when the same came back twice, and never more than four points", () => {
    expect(adviceFor([{ motif: "EJ_ERR", own: 2, all: 0 }], 0).risk).toBe("high");
    const many = Object.keys(ADVICE_FIELDS).map((motif) => ({ motif, own: 1, all: 0 }));
    expect(adviceFor(many, 0).advice).toHaveLength(4);
    expect(Object.keys(ADVICE_FIELDS).every(isMotif)).toBe(true);
  });
});
