import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type HelpPage, readHelpPage } from "#lib/help/domain/page.ts";
import { LOCALES } from "#lib/shared/preferences.ts";

export type HelpFile = HelpPage & { readonly locale: string; readonly hash: string };

/** Every page of `content/aide`, in each language. */
export function helpFiles(): HelpFile[] {
  return LOCALES.flatMap((locale) => {
    const folder = path.join(process.cwd(), "content", "aide", locale);
    const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
    return names.sort().map((name) => {
      const source = readFileSync(path.join(folder, name), "utf8");
      const hash = createHash("sha256").update(source).digest("hex");
      return { ...readHelpPage(name.slice(0, -".md".length), source), locale, hash };
    });
  });
}
