import { expect, it } from "vitest";
import { pool } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { diffFromDatabase } from "#scripts/support/schema-engine.ts";

it("the migrations lead to what the schema files say, and an index too many is told", async () => {
  const url = String(env().DATABASE_URL);
  expect(await diffFromDatabase(url)).toBe("");
  await pool().query("create index of_nobody on ticket (title)");
  expect(await diffFromDatabase(url)).toContain('DROP INDEX "of_nobody"');
});
