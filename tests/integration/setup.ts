import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDb } from "#lib/platform/db.ts";
import { closeQueue } from "#lib/platform/queue.ts";
import { TEMPLATE } from "#tests/integration/template.ts";

/** Each test file gets a database of its own, copied from the migrated template: files cannot disturb one another. */
const serverUrl = inject("serverUrl");
const database = `test_${process.env.VITEST_POOL_ID ?? "0"}_${Math.random().toString(36).slice(2, 10)}`;
const url = new URL(serverUrl);
url.pathname = `/${database}`;

process.env.DATABASE_URL = url.href;
process.env.DATA_DIR = path.join(inject("dataDir"), database);
process.env.AUTH_SECRET = "integration-tests-secret-of-enough-length";
process.env.LOG_LEVEL = "silent";
process.env.SMTP_URL = "smtp://127.0.0.1:9";

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
  await onServer(`create database "${database}" template "${TEMPLATE}"`);
});

afterAll(async () => {
  await closeQueue();
  await closeDb();
  await onServer(`drop database if exists "${database}" with (force)`);
});
