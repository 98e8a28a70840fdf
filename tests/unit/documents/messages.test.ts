import { describe, expect, it } from "vitest";
import { ARCHIVE_REFUSALS, MEMBER_REFUSALS } from "#lib/documents/domain/archive.ts";
import { DOCUMENT_REFUSALS } from "#lib/documents/domain/refusals.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

/** Every cause for which a file, or one file of a lot, is not taken; the two last are the portal's own (T-06). */
const CAUSES = [
  ...new Set([
    ...DOCUMENT_REFUSALS,
    ...ARCHIVE_REFUSALS,
    ...MEMBER_REFUSALS,
    "FILE_KNOWN",
    "STORAGE_UNAVAILABLE",
    "PORTAL_UNAVAILABLE",
  ]),
];
/** Of a file that a computer adds by itself: nothing is to be done, and that is said. */
const NOTHING_TO_DO = "MEMBER_HIDDEN";

const sentence = (catalogue: typeof fr | typeof en, code: string) =>
  String((catalogue.errors as Record<string, unknown>)[code] ?? "");
/** What is wrong ends with the first full stop or colon; what to do follows. */
const parts = (text: string) => /^(.{15,}?[.:;,])\s+(.{15,}\.)$/u.exec(text)?.slice(1) ?? [];
const ASKS_FR = /\p{L}{3,}ez\b/u;
const ASKS_EN =
  /\b(?:check|deposit|save|export|rename|add|lower|split|make|try|choose|scan|correct|spread|put|convert|finish|look|open)\b/iu;

describe("a document that is refused (T-06 to T-10, T-20, T-40, T-41)", () => {
  it.each(CAUSES)("is told what is wrong and what to do, in each language: %s", (code) => {
    for (const [catalogue, asks] of [
      [fr, ASKS_FR],
      [en, ASKS_EN],
    ] as const) {
      const text = sentence(catalogue, code);
      const [what, todo] = parts(text);
      expect(what, text).toBeTruthy();
      if (code !== NOTHING_TO_DO) expect(todo, text).toMatch(asks);
    }
  });

  it("is told by a sentence of its own for each cause", () => {
    for (const catalogue of [fr, en]) {
      const texts = CAUSES.map((code) => sentence(catalogue, code));
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  it("is told the same in both languages: the same figures and names", () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
    for (const code of CAUSES) expect(holes(sentence(en, code)), code).toEqual(holes(sentence(fr, code)));
  });
});
