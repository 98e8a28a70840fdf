import { describe, expect, it } from "vitest";
import { DOCUMENT_REFUSALS } from "#lib/documents/domain/refusals.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

describe("refused documents", () => {
  it("are refused with a sentence, in each language, for each code and no other", () => {
    const codes = [...DOCUMENT_REFUSALS].sort();
    expect(Object.keys(fr.errors.document).sort()).toEqual(codes);
    expect(Object.keys(en.errors.document).sort()).toEqual(codes);
  });
});
