import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fingerprint } from "#scripts/support/files.ts";
import { precompress } from "#scripts/support/precompress.ts";

const STAMP = ".next/chorale-build";
const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "i18n",
  "public",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];

/** Writes the Prisma client when the schema changed. */
export function generate(): void {
  execFileSync(process.execPath, ["scripts/generate.ts"], { stdio: "inherit" });
}

/** Builds the web part when its sources changed since the last build; returns whether it did. Needs no database and no secret. */
export function buildWeb(say: (text: string) => void): boolean {
  const wanted = fingerprint(SOURCES);
  if (existsSync(STAMP) && existsSync(".next/BUILD_ID") && readFileSync(STAMP, "utf8") === wanted) return false;
  say("Building the portal (once, and after every change)…");
  execFileSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  precompress(".next/static");
  writeFileSync(STAMP, wanted);
  return true;
}
