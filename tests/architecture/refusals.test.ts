import { describe, expect, it } from "vitest";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };
import { sources } from "#tests/architecture/sources.ts";

type Tree = { readonly [key: string]: string | Tree };

function find(tree: Tree, path: string): string | undefined {
  const found = path
    .split(".")
    .reduce<string | Tree | undefined>((at, key) => (typeof at === "object" ? at[key] : at), tree);
  return typeof found === "string" ? found : undefined;
}

/** Where every refusal already has its sentence; a domain joins the list with its own. */
const FOLDERS =
  /^lib\/(access|accounts|actions|audit|captcha|directory|documents|notifications|recovery|register|structures|traffic)\//;

const codes = [
  ...new Set(
    sources()
      .filter((source) => FOLDERS.test(source.file))
      .flatMap((source) => [...source.text.matchAll(/\brefuse\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "")),
  ),
].sort();

describe("every refusal has a sentence that says what to do", () => {
  it("finds the codes at all", () => {
    expect(codes).toContain("SIGN_IN_REFUSED");
    expect(codes.length).toBeGreaterThan(10);
  });

  it.each(codes)("%s", (code) => {
    for (const catalogue of [fr, en]) {
      const sentence = find(catalogue.errors, code);
      expect(sentence, `errors.${code}`).toBeDefined();
      // What is wrong, then what to do about it: two clauses at least.
      expect(sentence).toMatch(/[^.,;]{8,}[.,;] .{5,}/);
    }
  });
});
