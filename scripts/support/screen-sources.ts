import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { filesBelow } from "#scripts/support/files.ts";

const IMPORT = /\sfrom\s"#((?:app|components)\/[^"]+)"/g;
const BLOCK = /(?:(?:use|get)Translations\("|messages\.)(\w+)/g;

/** What a page is drawn from: the page and every part of `app/` and `components/` that it imports, however far. */
export function screenSources(page: string): string[] {
  const found = new Set([page]);
  for (const file of found)
    for (const [, next] of readFileSync(file, "utf8").matchAll(IMPORT)) if (next && existsSync(next)) found.add(next);
  return [...found].sort();
}

/**
 * One hash for what a page looks like in a language: its sources, the sentences they name, and the styles. What comes from the data, or from the rules
 * of a domain, is not in it.
 */
export function screenFingerprint(page: string, locale: string): string {
  const sources = screenSources(page);
  const messages = JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as Record<string, unknown>;
  const blocks = new Set<string>();
  const hash = createHash("sha256");
  for (const file of [...sources, ...filesBelow(["app/styles", "app/tokens.css"])]) {
    const text = readFileSync(file, "utf8");
    for (const [, block = ""] of text.matchAll(BLOCK)) blocks.add(block);
    hash.update(file).update("\0").update(text).update("\0");
  }
  for (const block of [...blocks].sort()) hash.update(JSON.stringify(messages[block] ?? null)).update("\0");
  return hash.digest("hex").slice(0, 32);
}
