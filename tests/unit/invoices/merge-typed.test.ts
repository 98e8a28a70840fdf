import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTyped } from "#lib/invoices/domain/merge-typed.ts";

const saved = (fields: Record<string, string>) => ({ fields, vatLines: [], lines: [] });
const merge = (mine: Record<string, string>, base: Record<string, string>, now: Record<string, string>) =>
  mergeTyped({ fields: mine }, { fields: base }, saved(now), "fr");

describe("two devices on one draft (F-54)", () => {
  it("names both values of a field that changed on both sides, and nothing else", () => {
    const merged = merge({ number: "A", comment: "vu" }, { number: "", comment: "" }, { number: "B", comment: "" });
    expect(merged.conflicts).toEqual([{ field: "number", mine: "A", saved: "B" }]);
    expect(merged.fields).toEqual({ comment: "vu" });
  });

  it("puts together what each changed", () => {
    const merged = merge({ number: "A", comment: "" }, { number: "", comment: "" }, { number: "", comment: "vu" });
    expect(merged).toMatchObject({ fields: { number: "A" }, elsewhere: { comment: "vu" }, conflicts: [] });
  });

  it("compares what texts say, not how they are written", () => {
    const mine = { totalExclTax: "1000", recipientIdentifier: "123 456 782 00051", recipientServiceCode: "nord" };
    const now = { totalExclTax: "1 000,00", recipientIdentifier: "12345678200051", recipientServiceCode: "NORD" };
    expect(merge(mine, {}, now)).toMatchObject({ fields: {}, elsewhere: {}, conflicts: [] });
  });

  it("never writes over a value that changed there, whatever the three texts are", () => {
    assert(
      property(string(), string(), string(), (mine, base, now) => {
        const { fields, elsewhere, conflicts } = merge({ comment: mine }, { comment: base }, { comment: now });
        const clean = (text: string) => mergeTyped({ fields: { comment: text } }, { fields: {} }, saved({}), "fr");
        const same = (a: string, b: string) =>
          JSON.stringify(clean(a).fields).trim() === JSON.stringify(clean(b).fields).trim();
        if (fields.comment !== undefined) expect(merge({ comment: base }, {}, { comment: now }).fields).toEqual({});
        if (elsewhere.comment !== undefined) expect(elsewhere.comment).toBe(now);
        if (mine === base && mine === now) expect(conflicts).toEqual([]);
        expect(Object.keys(fields).length + Object.keys(elsewhere).length + conflicts.length).toBeLessThanOrEqual(1);
        if (same(mine, now)) expect(conflicts).toEqual([]);
      }),
    );
  });

  it("takes the VAT detail as one field", () => {
    const row = (rate: string, base: string) => ({ rate, base, tax: "1" });
    const now = { fields: {}, vatLines: [row("10", "5,00")], lines: [] };
    const merged = mergeTyped({ fields: {}, vatLines: [row("20", "5")] }, { fields: {}, vatLines: [] }, now, "fr");
    expect(merged.conflicts).toEqual([{ field: "vatLines", mine: "20 % : 5 + 1", saved: "10 % : 5 + 1" }]);
    const untouched = mergeTyped({ fields: {}, vatLines: [] }, { fields: {}, vatLines: [] }, now, "fr");
    expect(untouched).toMatchObject({ vatElsewhere: now.vatLines, conflicts: [] });
  });
});
