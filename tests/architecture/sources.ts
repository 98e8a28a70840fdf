import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export type Source = { file: string; text: string; imports: string[] };

const SKIPPED = new Set(["node_modules", ".next", ".data", "generated", ".git", "test-results", "playwright-report"]);

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (SKIPPED.has(name)) return [];
    const entry = path.join(folder, name);
    if (statSync(entry).isDirectory()) return walk(entry);
    return /\.(ts|tsx|mjs)$/.test(name) ? [entry] : [];
  });
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** Every TypeScript source of the repository with what it imports. */
export function sources(): Source[] {
  return walk(".")
    .filter((file) => file !== "next-env.d.ts")
    .map((file) => {
      const text = readFileSync(file, "utf8");
      const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
      return { file, text, imports };
    });
}
