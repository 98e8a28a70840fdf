import type { QuerySamples } from "#bench/queries/cases.ts";
import type { Row } from "#bench/row.ts";
import { percentile } from "#bench/statistics.ts";

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
