import { describe, expect, it } from "vitest";
import { copyOf } from "#lib/invoices/domain/copy.ts";
import { DRAFT_FIELDS } from "#lib/invoices/domain/draft-fields.ts";
import type { DraftTexts } from "#lib/invoices/domain/draft-texts.ts";

const texts = Object.fromEntries(DRAFT_FIELDS.map((field) => [field, `the ${field}`])) as DraftTexts;

describe("F-95: what a copy takes of an invoice", () => {
  it("is neither its number nor its date", () => {
    const { fields } = copyOf({ texts, vatLines: [], lines: [] });
    expect(Object.keys(fields).sort()).toEqual(
      DRAFT_FIELDS.filter((field) => field !== "number" && field !== "issueDate").toSorted(),
    );
  });

  it("is what was said, and not the empty fields", () => {
    const vatLines = [{ rate: "20", base: "100", tax: "20" }];
    const copied = copyOf({ texts: { ...texts, contractNumber: "" }, vatLines, lines: [] });
    expect(copied.fields).not.toHaveProperty("contractNumber");
    expect(copied.fields.commitmentNumber).toBe("the commitmentNumber");
    expect(copied.vatLines).toEqual(vatLines);
  });
});
