import { describe, expect, it } from "vitest";
import { DOCUMENT_REFUSALS } from "#lib/documents/domain/refusals.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

describe("a document that is refused", () => {
  it.each(DOCUMENT_REFUSALS)("is refused with a sentence in each language: %s", (code) => {
    for (const catalogue of [fr, en]) expect((catalogue.errors as Record<string, unknown>)[code]).toMatch(/.{20,}\.$/);
  });
});
