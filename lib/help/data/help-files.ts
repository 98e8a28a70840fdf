import "server-only";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type HelpPage, readHelpPage } from "#lib/help/domain/page.ts";
import { LOCALES } from "#lib/shared/preferences.ts";

export type HelpFile = HelpPage & { readonly locale: string; readonly hash: string };

const folderOf = (locale: string) => path.join(/* turbopackIgnore: true */ process.cwd(), "content", "aide", locale);

function readOne(locale: string, slug: string): HelpFile {
  const source = readFileSync(path.join(folderOf(locale), `${slug}.md`), "utf8");
  const hash = createHash("sha256").update(source).digest("hex");
  return { ...readHelpPage(slug, source), locale, hash };
}

/** Every page of `content/aide`, in each language. */
export function helpFiles(): HelpFile[] {
  return LOCALES.flatMap((locale) => {
    const names = readdirSync(folderOf(locale)).filter((name) => name.endsWith(".md"));
    return names.sort().map((name) => readOne(locale, name.slice(0, -".md".length)));
  });
}

/** One page as this version of the portal brings it; null when it brings none of that name. */
export function helpFile(locale: string, slug: string): HelpFile | null {
  if (!LOCALES.some((one) => one === locale) || !/^[a-z0-9-]+$/.test(slug)) return null;
  return existsSync(path.join(folderOf(locale), `${slug}.md`)) ? readOne(locale, slug) : null;
}
