import { existsSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { helpFiles } from "#lib/help/data/help-files.ts";
import { helpPictures } from "#lib/help/data/help-pictures.ts";
import { type Block, type Inline, readMarkdown } from "#lib/shared/markdown.ts";
import { filesBelow } from "#scripts/support/files.ts";
import { screenFingerprint, screenSources } from "#scripts/support/screen-sources.ts";

type Picture = Extract<Inline, { kind: "picture" }>;

function picturesIn(parts: readonly (Block | Inline)[]): Picture[] {
  return parts.flatMap((part) => [
    ...(part.kind === "picture" ? [part] : []),
    ...("inside" in part ? picturesIn(part.inside) : []),
    ...(part.kind === "list" ? part.items.flatMap(picturesIn) : []),
  ]);
}

const made = helpPictures();
const shown = helpFiles().flatMap(({ locale, slug, body }) =>
  picturesIn(readMarkdown(body)).map((picture) => ({ locale, page: `${locale}/${slug}`, ...picture })),
);

describe("F-109 the pictures of the help", () => {
  it("exist, are described, and are of the language of their page", () => {
    expect(shown.length).toBeGreaterThan(24);
    for (const { page, locale, src, description } of shown) {
      expect(made[src], `${page}: ${src}`).toBeDefined();
      expect(src.startsWith(`/images/aide/${locale}/`), `${page}: ${src}`).toBe(true);
      expect(description.length, `${page}: ${src}`).toBeGreaterThan(40);
    }
    const typed = helpFiles().filter(
      ({ body }) => (body.match(/!\[/g) ?? []).length !== picturesIn(readMarkdown(body)).length,
    );
    expect(typed.map(({ slug }) => slug)).toEqual([]);
  });

  it("are all used, and light", () => {
    const used = new Set(shown.map(({ src }) => src));
    expect(Object.keys(made).filter((src) => !used.has(src))).toEqual([]);
    const files = filesBelow(["public/images/aide"]);
    expect(files.map((file) => file.replace(/^public/, "")).sort()).toEqual(Object.keys(made).sort());
    expect(files.filter((file) => statSync(file).size > 40_000)).toEqual([]);
    for (const { width, height } of Object.values(made)) expect(Math.min(width, height)).toBeGreaterThan(200);
  });

  it("are as old as their screens: what a page is drawn from is found through its parts", () => {
    const page = "app/(portal)/support/tickets/creer/page.tsx";
    const sources = screenSources(page);
    expect(sources).toContain("components/tickets/similar-answers.tsx");
    expect(sources.every((file) => existsSync(file))).toBe(true);
    expect(screenFingerprint(page, "fr")).not.toBe(screenFingerprint(page, "en"));
  });
});
