import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCursor, readIssuedCriteria, readReceivedCriteria } from "#lib/invoices/domain/criteria.ts";
import { encodeCursor } from "#lib/shared/pagination.ts";

const given = (criteria: object) => JSON.parse(JSON.stringify(criteria));
const ID = "01990000-0000-7000-8000-000000000001";

describe("criteria of lists", () => {
  it("keep what is sound", () => {
    const asked = {
      statuses: ["REJETEE", "SUSPENDUE"],
      invoiceType: "AVOIR",
      number: " F-1 ",
      recipient: "state",
      issuedFrom: "2026-02-28",
      amountMin: "12.50",
    };
    expect(given(readIssuedCriteria(asked))).toEqual({ ...asked, number: "F-1" });
    expect(given(readIssuedCriteria({ statuses: "REJETEE" }))).toEqual({ statuses: ["REJETEE"] });
    expect(given(readReceivedCriteria({ text: "é", serviceId: ID }))).toEqual({ text: "é", serviceId: ID });
  });

  it.each([
    [{ statuses: ["PAYEE", "REJETEE"] }, { statuses: ["REJETEE"] }],
    [{ issuedFrom: "2026-02-30", issuedTo: "hier" }, {}],
    [{ amountMin: "-1", amountMax: "1e9" }, {}],
    [{ number: "   ", cadre: ["a", "b"], recipient: "other" }, {}],
    [{ number: "x".repeat(201) }, {}],
    [{ number: "a\u0000b" }, { number: "ab" }],
    [{ unknown: "x" }, {}],
  ])("read %j as %j", (asked, criteria) => expect(given(readIssuedCriteria(asked))).toEqual(criteria));

  it("never throw, whatever is in the address", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (asked) => {
        expect(() => readIssuedCriteria(asked)).not.toThrow();
        expect(() => readReceivedCriteria(asked)).not.toThrow();
      }),
    );
    expect(given(readReceivedCriteria({ serviceId: "' or 1=1", text: 12 }))).toEqual({});
  });
});

describe("cursors of lists", () => {
  it("are keys of the right shape, or nothing", () => {
    expect(readCursor(encodeCursor([1, 1_795_000_000_000_000, ID]), ["rank", "moment", "id"])).toEqual([
      1,
      1_795_000_000_000_000,
      ID,
    ]);
    expect(readCursor(encodeCursor([null, ID]), ["momentOrNull", "id"])).toEqual([null, ID]);
    expect(readCursor(encodeCursor(["2026-02-28", ID]), ["dayOrNull", "id"])).toEqual(["2026-02-28", ID]);
    expect(readCursor(encodeCursor(["2026-02-30", ID]), ["dayOrNull", "id"])).toBeNull();
    expect(readCursor(encodeCursor(["12.50", ID]), ["amountOrNull", "id"])).toEqual(["12.50", ID]);
    expect(readCursor(encodeCursor(["1e9", ID]), ["amountOrNull", "id"])).toBeNull();
    for (const key of [
      ["x", ID],
      [1.5, ID],
      [1, "x"],
      [null, ID],
      [1, ID, 2],
    ]) {
      expect(readCursor(encodeCursor(key), ["moment", "id"])).toBeNull();
    }
    expect(readCursor(null, ["moment", "id"])).toBeNull();
  });
});
