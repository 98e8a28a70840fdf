import { describe, expect, it } from "vitest";
import fr from "#messages/fr.json" with { type: "json" };

/** What one can do nothing about, and says so. */
const NOTHING_TO_DO = ["draft.conflict", "MEMBER_HIDDEN"];

function sentences(node: unknown, path: string): [code: string, sentence: string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as object).flatMap(([key, value]) =>
    sentences(value, path === "" ? key : `${path}.${key}`),
  );
}

describe("F-148 every refusal names its fix", () => {
  const all = sentences(fr.errors, "");

  it("tells, in one of its clauses, what to do", () => {
    const mute = all.filter(
      ([code, text]) =>
        !NOTHING_TO_DO.includes(code) && !/\p{L}ez(?!\p{L})|(?<!\p{L})(?:refaites|faites|dites)(?!\p{L})/iu.test(text),
    );
    expect(mute.map(([code, text]) => `${code}: ${text}`)).toEqual([]);
    expect(all.length).toBeGreaterThan(300);
  });
});
