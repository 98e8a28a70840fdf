import { peopleOf } from "#bench/accounts.ts";
import { BENCH_SECRET } from "#bench/portal.ts";
import type { QuerySamples } from "#bench/queries/cases.ts";
import { TYPED } from "#bench/queries/directory.ts";
import type { Row } from "#bench/row.ts";
import { percentile } from "#bench/statistics.ts";
import { routes } from "#lib/shared/routes.ts";

/** One row for all that is typed: the bar speaks of the search, not of its easiest case; the note names the worst. */
export function directoryRows(samples: QuerySamples, structures: number): Row[] {
  const all = Object.entries(samples);
  const p95 = percentile(
    all.flatMap(([, sample]) => sample.query),
    0.95,
  );
  const bare = percentile(
    all.flatMap(([, sample]) => sample.bare),
    0.95,
  );
  const worst = all.toSorted((a, b) => percentile(b[1].query, 0.95) - percentile(a[1].query, 0.95))[0];
  if (!worst) throw new Error("no search was measured");
  return [
    {
      name: `Directory search over ${structures / 1000} k structures: p95 of ${all.length} ways to type`,
      value: p95,
      unit: "ms",
      yardstick: { name: "bare SQL", value: bare },
      ratio: p95 / bare,
      bar: "≤ 150 ms",
      met: p95 <= 150,
      note: `The slowest is ${worst[0]}: p95 ${percentile(worst[1].query, 0.95).toFixed(0)} ms. Words without a match are searched again by likeness.`,
    },
  ];
}

const ROUNDS = 30;

/** The type-ahead of the deposit form as a browser asks for it: sign-in, count, search and answer included. */
export async function measureTypeAhead(origin: string, databaseUrl: string, structures: number): Promise<Row[]> {
  const { cookies } = await peopleOf(databaseUrl, BENCH_SECRET);
  const times = new Map<string, number[]>(TYPED.map(({ typed }) => [typed, []]));
  for (let round = -3; round < ROUNDS; round += 1) {
    for (const { typed } of TYPED) {
      const started = performance.now();
      const reply = await fetch(`${origin}${routes.apiRecipients({ q: typed })}`, {
        headers: { cookie: cookies.person },
      });
      const hits: unknown = await reply.json();
      if (reply.status !== 200 || !Array.isArray(hits)) throw new Error(`« ${typed} » answered ${reply.status}`);
      if (round >= 0) times.get(typed)?.push(performance.now() - started);
    }
  }
  const p95 = percentile([...times.values()].flat(), 0.95);
  const worst = [...times].toSorted((a, b) => percentile(b[1], 0.95) - percentile(a[1], 0.95))[0];
  return [
    {
      name: `Type-ahead over ${structures / 1000} k structures, over HTTP: p95 of ${TYPED.length} ways to type`,
      value: p95,
      unit: "ms",
      bar: "≤ 150 ms",
      met: p95 <= 150,
      note: worst && `The slowest is « ${worst[0]} »: p95 ${percentile(worst[1], 0.95).toFixed(0)} ms.`,
    },
  ];
}
