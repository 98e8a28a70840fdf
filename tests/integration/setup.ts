import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { shiftClock, useClock } from "#lib/platform/clock.ts";
import { closeDb } from "#lib/platform/db.ts";
import { forgetAll } from "#lib/platform/once.ts";
import { closeQueue } from "#lib/platform/queue.ts";
import { forgetSettings } from "#lib/settings/queries/settings.ts";
import { TEMPLATE } from "#tests/integration/template.ts";

/** Each test file gets a database of its own, copied from the migrated template: files cannot disturb one another. */
const serverUrl = inject("serverUrl");
const database = `test_${process.env.VITEST_POOL_ID ?? "0"}_${Math.random().toString(36).slice(2, 10)}`;
const url = new URL(serverUrl);
url.pathname = `/${database}`;

const given = { ...process.env };
process.env.DATABASE_URL = url.href;
process.env.DATA_DIR = path.join(inject("dataDir"), database);
process.env.AUTH_SECRET = "integration-tests-secret-of-enough-length";
process.env.LOG_LEVEL = "silent";
process.env.SMTP_URL = "smtp://127.0.0.1:9";
// The modules stay from one file to the next, which spares loading them each time: what they keep must not.
forgetAll();
forgetSettings();

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  // Copied file by file, and not page by page through the journal: a quarter of the time, and nothing here has to survive a crash.
  await onServer(`create database "${database}" template "${TEMPLATE}" strategy file_copy`);
});

afterAll(async () => {
  vi.restoreAllMocks();
  // In place: a process has one environment, and its threads were started with it.
  for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
  Object.assign(process.env, given);
  useClock({ now: () => new Date() })();
  shiftClock(0);
  await closeQueue();
  await closeDb();
  await onServer(`drop database if exists "${database}" with (force)`);
});
