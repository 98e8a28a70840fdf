import "server-only";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";

/** Over the last minutes, for one kind of document: how many were read, and how long a reading took. */
export type ReadingCost = {
  readonly kind: string;
  readonly readings: number;
  readonly failures: number;
  /** Milliseconds; null when none succeeded. */
  readonly median: number | null;
  readonly p95: number | null;
};

const MINUTES = 10;

/** What reading has cost of late, by kind. */
export async function readingCosts(): Promise<ReadingCost[]> {
  const { rows } = await pool().query<ReadingCost>(
    `select coalesce(kind, 'unknown') as kind,
       count(*) filter (where status = 'DONE')::int as readings,
       count(*) filter (where status = 'FAILED')::int as failures,
       percentile_cont(0.5) within group (order by (reading->>'ms')::float) as median,
       percentile_cont(0.95) within group (order by (reading->>'ms')::float) as p95
     from extraction where ended_at >= $1 group by 1 order by 1`,
    [new Date(now().getTime() - MINUTES * 60_000)],
  );
  return rows;
}
