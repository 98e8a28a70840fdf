/**
 * Measures queries in a process of its own, since a process of the portal knows one database:
 * `DATABASE_URL=… node --conditions=react-server bench/queries/measure.ts '{"kind":"directory","rounds":50}'`. Prints one line of JSON.
 */
import pg from "pg";
import { accountCases } from "#bench/queries/accounts.ts";
import type { QueryCase, QueryOrder, QuerySamples } from "#bench/queries/cases.ts";
import { directoryCases } from "#bench/queries/directory.ts";
import { listCases } from "#bench/queries/lists.ts";
import { race } from "#bench/statistics.ts";
import { closeDb } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

function casesOf(order: QueryOrder): Promise<QueryCase[]> {
  if (order.kind === "lists") return listCases(order.parties);
  return Promise.resolve(order.kind === "accounts" ? accountCases() : directoryCases());
}

async function measure(cases: readonly QueryCase[], rounds: number): Promise<QuerySamples> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  const samples: [string, QuerySamples[string]][] = [];
  for (const { name, query, bare } of cases) {
    samples.push([name, await race({ query, bare: () => bare(client) }, { rounds, warmUp: 5 })]);
  }
  await client.end();
  return Object.fromEntries(samples);
}

const order = JSON.parse(process.argv[2] ?? "") as QueryOrder;
console.log(JSON.stringify(await measure(await casesOf(order), order.rounds)));
await closeDb();
