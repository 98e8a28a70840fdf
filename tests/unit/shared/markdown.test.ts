import { describe, expect, it } from "vitest";
import { plainBlock, readMarkdown, safeHref } from "#lib/shared/markdown.ts";

describe("T-23 Markdown holds nothing that runs", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "//evil.example",
    "/\\evil.example",
    "http://example.org",
    "https://name:secret@example.org",
    "mailto:a@b.example?subject=x",
    "mailto:",
  ])("leads nowhere by %j", (href) => expect(safeHref(href)).toBeNull());

  it.each(["/aide", "#partie", "https://example.org/a?b=c", "mailto:aide@example.org"])("leads to %s", (href) =>
    expect(safeHref(href)).toBe(href),
  );

  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "text <b onclick=x>bold</b> text",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "![x](/images/../api/x.webp)",
    "![x](//example.org/images/x.webp)",
    "<javascript:alert(1)>",
  ])("shows %j as it was typed", (source) => {
    const blocks = readMarkdown(source);
    expect(blocks.map(plainBlock).join("")).toBe(source);
    expect(JSON.stringify(blocks)).not.toMatch(/"kind":"(link|html|image)"/);
  });

  it("bears nesting without end, and reads what is long in a moment", () => {
    // The time limit of a test is what catches a pattern that goes back over all that it read.
    for (const mark of [">", "- ", "*", "[", "![", "`", "|", "_a ", "<a "]) {
      expect(readMarkdown(mark.repeat(20_000)).length).toBeGreaterThan(0);
    }
  });
});

describe("Markdown", () => {
  it("reads the portal's own pictures, which say nothing to a search", () => {
    const [block] = readMarkdown("Voir ![La page](/images/aide/fr/deposer.webp) ici");
    expect(block).toMatchObject({
      inside: [{ text: "Voir " }, { kind: "picture", src: "/images/aide/fr/deposer.webp", description: "La page" }, {}],
    });
    expect(block && plainBlock(block)).toBe("Voir ici");
  });

  it("reads headings with places of their own, lists, tables and marks", () => {
    const blocks = readMarkdown(
      "# Un\n\n## Où ?\n\n## Où ?\n\n- **a**\n- [b](/aide)\n\n| x | y |\n|---|---|\n| 1 | `2` |\n",
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "heading", "heading", "list", "table"]);
    expect(blocks.flatMap((one) => (one.kind === "heading" ? [one.anchor] : []))).toEqual(["un", "ou", "ou-2"]);
    expect(blocks.flatMap((one) => (one.kind === "heading" ? [one.level] : []))).toEqual([2, 2, 2]);
    expect(blocks.slice(3).map(plainBlock)).toEqual(["a ; b", "1 : 2"]);
  });
});
