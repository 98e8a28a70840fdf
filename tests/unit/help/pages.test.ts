import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { helpFiles } from "#lib/help/data/help-files.ts";
import { readHelpPage, sectionsOf } from "#lib/help/domain/page.ts";
import { type Block, type Inline, readMarkdown } from "#lib/shared/markdown.ts";
import { appRoutes } from "#torture/support/routes.ts";

const pages = helpFiles();
const slugs = (locale: string) => pages.filter((page) => page.locale === locale).map(({ slug }) => slug);

function hrefs(parts: readonly (Block | Inline)[]): string[] {
  return parts.flatMap((part) => [
    ...(part.kind === "link" ? [part.href] : []),
    ...("inside" in part ? hrefs(part.inside) : []),
    ...(part.kind === "list" ? part.items.flatMap(hrefs) : []),
    ...(part.kind === "table" ? [part.head, ...part.rows].flat().flatMap(hrefs) : []),
  ]);
}

describe("F-109 the help", () => {
  it("says the same in both languages: pages, parts, order, readers and questions", () => {
    expect(slugs("fr").length).toBeGreaterThan(40);
    expect(slugs("en")).toEqual(slugs("fr"));
    const shape = (locale: string) =>
      pages
        .filter((page) => page.locale === locale)
        .map(({ slug, topic, audiences, position, body }) => [
          slug,
          topic,
          audiences,
          position,
          readMarkdown(body).filter(({ kind }) => kind === "heading").length,
        ]);
    expect(shape("en")).toEqual(shape("fr"));
  });

  it("leads only to pages that exist", () => {
    const patterns = appRoutes().map(({ pattern }) => pattern);
    const known = new Set([...patterns, ...slugs("fr").map((slug) => `/aide/${slug}`)]);
    const links = pages.flatMap(({ locale, slug, body }) =>
      hrefs(readMarkdown(body)).map((href) => ({ from: `${locale}/${slug}`, to: href.split(/[?#]/)[0] ?? "" })),
    );
    expect(links.length).toBeGreaterThan(60);
    expect(links.filter(({ to }) => to.startsWith("/") && !known.has(to))).toEqual([]);
  });

  it("is cut where its questions begin, each with a place to point at", () => {
    for (const page of pages) {
      const sections = sectionsOf(page);
      expect(sections.length, page.slug).toBeGreaterThan(1);
      expect(sections.slice(1).every(({ anchor, content }) => anchor !== "" && content !== "")).toBe(true);
      expect(page.keywords.split(",").length, page.slug).toBeGreaterThan(4);
    }
  });

  it("writes French with the spaces and apostrophes of French", () => {
    const french = pages
      .filter(({ locale }) => locale === "fr")
      .map(({ slug, body, title, summary }) => ({
        slug,
        text: `${title} ${summary} ${body}`,
      }));
    expect(french.filter(({ text }) => /\S [:;?»](?!-)|« |\p{L}'\p{L}/u.test(text)).map(({ slug }) => slug)).toEqual(
      [],
    );
  });

  it("refuses a page whose head is not whole", () => {
    expect(() => readHelpPage("x", "# Titre")).toThrow("x: no head");
    expect(() => readHelpPage("x", "---\ntitre: X\n---\n\ntexte")).toThrow("missing");
    expect(readdirSync("content/aide").sort()).toEqual(["en", "fr", "images.json"]);
  });
});
