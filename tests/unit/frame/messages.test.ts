import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { frenchSpaces } from "#lib/shared/typography.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : flatten(value, `${path}${key}.`),
  );
}

/** The names that a sentence expects to be given, tags included. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inside =
      element.type === TYPE.tag
        ? argumentsOf(element.children)
        : element.type === TYPE.select || element.type === TYPE.plural
          ? Object.values(element.options).flatMap((option) => argumentsOf(option.value))
          : [];
    return [element.value, ...inside];
  });
}

const names = (sentence: string) => [...new Set(argumentsOf(parse(sentence)))].sort();

const french = new Map(flatten(fr));
const english = new Map(flatten(en));

describe("F-8: the two catalogues say the same things", () => {
  it("hold the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it("leave no sentence empty", () => {
    const empty = [...french, ...english].filter(([, sentence]) => sentence.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it("expect the same arguments, and are well formed", () => {
    const different = [...french].filter(([key, sentence]) => {
      return String(names(sentence)) !== String(names(english.get(key) ?? ""));
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("give the browser words without arguments: it has no formatter for them", () => {
    const words = flatten(fr.ui.words);
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter(([, sentence]) => names(sentence).length > 0)).toEqual([]);
  });

  it("use the typographic apostrophe in French: the straight one is a quote in ICU", () => {
    expect([...french].filter(([, sentence]) => sentence.includes("'")).map(([key]) => key)).toEqual([]);
  });

  it("hold French punctuation to its word (`npm run typography` mends it)", () => {
    const loose = [...french].filter(([, sentence]) => frenchSpaces(sentence) !== sentence).map(([key]) => key);
    expect(loose).toEqual([]);
    expect(frenchSpaces("État : « lu » ; prêt ?")).toBe("État\u00a0: «\u00a0lu\u00a0»\u202f; prêt\u202f?");
  });

  it("make no exclamation", () => {
    expect([...french, ...english].filter(([, sentence]) => sentence.includes("!")).map(([key]) => key)).toEqual([]);
  });
});
