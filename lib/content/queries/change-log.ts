import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseLocale } from "#lib/shared/preferences.ts";

const kept = new Map<string, string>();

/** What changed in the portal, in the words of who uses it: Markdown of this version, read once. */
export function changeLog(locale: string): string {
  const language = parseLocale(locale) ?? "fr";
  const known = kept.get(language);
  if (known !== undefined) return known;
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "content", "nouveautes", `${language}.md`);
  const text = readFileSync(file, "utf8");
  kept.set(language, text);
  return text;
}
