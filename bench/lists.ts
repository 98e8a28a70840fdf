import type { QuerySamples } from "#bench/queries/cases.ts";
import { SEARCH_BAR } from "#bench/queries/search-bar.ts";
import type { Row } from "#bench/row.ts";
import { median, percentile } from "#bench/statistics.ts";

const TIMES_BARE = 3;
const GROWTH = 1.5;

/** The list queries on one size beside the bare SQL. */
export function listRows(samples: QuerySamples, size: string): Row[] {
  return Object.entries(samples).flatMap(([name, { query, bare }]) => {
    const ratio = median(query) / median(bare);
    const row: Row = {
      name: `${name}, ${size}: p50`,
      value: median(query),
      unit: "ms",
      yardstick: { name: "bare SQL", value: median(bare) },
      ratio,
      bar: `≤ ${TIMES_BARE} ×`,
      met: ratio <= TIMES_BARE,
    };
    return name.startsWith(SEARCH_BAR.name) ? [row, searchBarRow(name, size, query)] : [row];
  });
}

/** Proposed letter after letter: the wait itself has a bar (F-3). */
function searchBarRow(name: string, size: string, query: readonly number[]): Row {
  const value = percentile(query, 0.95);
  return {
    name: `${name}, ${size}: p95`,
    value,
    unit: "ms",
    bar: `≤ ${SEARCH_BAR.most} ms`,
    met: value <= SEARCH_BAR.most,
  };
}

/** How the p95 of each list grows from one size to the next. */
export function growthRows(
  small: QuerySamples,
  large: QuerySamples,
  [smaller, larger]: readonly [string, string],
): Row[] {
  return Object.entries(large).flatMap(([name, { query }]) => {
    const before = small[name];
    if (!before) return [];
    const [from, to] = [percentile(before.query, 0.95), percentile(query, 0.95)];
    return [
      {
        name: `${name}, ${larger}: p95`,
        value: to,
        unit: "ms",
        yardstick: { name: `at ${smaller}`, value: from },
        ratio: to / from,
        bar: `≤ ${GROWTH} ×`,
        met: to / from <= GROWTH,
      },
    ];
  });
}

/** Samples of several passes over the same cases, put together. */
export function joinSamples(passes: readonly QuerySamples[]): QuerySamples {
  const joined: Record<string, { query: number[]; bare: number[] }> = {};
  for (const pass of passes) {
    for (const [name, { query, bare }] of Object.entries(pass)) {
      const sample = joined[name] ?? { query: [], bare: [] };
      sample.query.push(...query);
      sample.bare.push(...bare);
      joined[name] = sample;
    }
  }
  return joined;
}
