import type { ReadingCost } from "#lib/documents/index.ts";
import type { QueueLength } from "#lib/platform/index.ts";

/** Queues and readings in the text format of Prometheus. */
export function metricsText(queues: readonly QueueLength[], readings: readonly ReadingCost[]): string {
  const lines = [
    "# HELP chorale_jobs Jobs of the queue that wait, run or were given up.",
    "# TYPE chorale_jobs gauge",
    ...queues.map(({ queue, state, jobs }) => `chorale_jobs{queue="${queue}",state="${state}"} ${jobs}`),
    "# HELP chorale_readings Documents read in the last ten minutes.",
    "# TYPE chorale_readings gauge",
    ...readings.flatMap(({ kind, readings: done, failures }) => [
      `chorale_readings{kind="${kind}",outcome="done"} ${done}`,
      `chorale_readings{kind="${kind}",outcome="failed"} ${failures}`,
    ]),
    "# HELP chorale_reading_milliseconds What one reading took in the last ten minutes.",
    "# TYPE chorale_reading_milliseconds gauge",
    ...readings.flatMap(({ kind, median, p95 }) =>
      median === null || p95 === null
        ? []
        : [
            `chorale_reading_milliseconds{kind="${kind}",quantile="0.5"} ${median.toFixed(1)}`,
            `chorale_reading_milliseconds{kind="${kind}",quantile="0.95"} ${p95.toFixed(1)}`,
          ],
    ),
  ];
  return `${lines.join("\n")}\n`;
}
