/**
 * Writes the Prisma client into `generated/`, when the schema changed.
 *
 * `prisma generate` would first download a schema engine that it does not use: pointing it at any executable stops that.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprint } from "#scripts/support/files.ts";

const stamp = "generated/.schema";
const wanted = fingerprint(["prisma/schema", "package-lock.json"]);
const fresh = existsSync(stamp) && existsSync("generated/prisma/client.ts") && readFileSync(stamp, "utf8") === wanted;
if (!fresh) {
  execFileSync(
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate", "--schema", "prisma/schema", "--no-hints"],
    {
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}
