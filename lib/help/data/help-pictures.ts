import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Pictures } from "#lib/shared/markdown.ts";

let kept: Pictures | undefined;

/** The pictures of this version's help, which `npm run help:pictures` makes; read once. */
export function helpPictures(): Pictures {
  if (kept) return kept;
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "content", "aide", "images.json");
  const made = JSON.parse(readFileSync(file, "utf8")) as Record<string, { width: number; height: number }>;
  const byAddress = Object.entries(made).map(([key, { width, height }]) => [pictureAddress(key), { width, height }]);
  kept = Object.fromEntries(byAddress) as Pictures;
  return kept;
}

/** @param key `fr/deposer`. */
function pictureAddress(key: string): string {
  return `/images/aide/${key}.webp`;
}
