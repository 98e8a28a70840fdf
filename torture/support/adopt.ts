import path from "node:path";
import type { TorturedPortal } from "#torture/row.ts";

/** Lets the commands of this process work on the data of a portal: only for rows that first make people and things there. */
export function adopt({ databaseUrl, secret, logDir }: Omit<TorturedPortal, "origin">): void {
  process.env.DATABASE_URL ??= databaseUrl;
  process.env.AUTH_SECRET ??= secret;
  process.env.LOG_LEVEL ??= "silent";
  if (logDir) process.env.DATA_DIR ??= path.dirname(logDir);
}
