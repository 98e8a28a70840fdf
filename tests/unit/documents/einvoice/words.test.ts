import { describe, expect, it } from "vitest";
import { PROFILES } from "#lib/documents/domain/einvoice/profiles.ts";
import { SENTENCES } from "#lib/documents/domain/einvoice/rule.ts";
import { RULES } from "#lib/documents/domain/einvoice/rules.ts";
import { DEFECTS } from "#lib/documents/domain/einvoice/structure.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

describe.each([
  ["fr", fr.einvoice],
  ["en", en.einvoice],
] as const)("what a broken rule says, in %s", (_, words) => {
  const has = (block: Readonly<Record<string, string>>, key: string) => expect(block[key], key).toMatch(/\S/);

  it("says for every sentence and every defect what is wrong and what to do", () => {
    for (const key of SENTENCES) expect(words.broken[key], key).toMatch(/.{15,}[.?;:].*\.$/);
    for (const key of Object.keys(DEFECTS) as (keyof typeof DEFECTS)[])
      expect(words.defects[key], key).toMatch(/.{15,}\. .+\.$/);
    for (const key of PROFILES) has(words.profiles, key);
  });

  it("names every term that a rule asks to mend", () => {
    for (const { terms } of RULES) if (terms[0]) has(words.terms, terms[0]);
  });
});
