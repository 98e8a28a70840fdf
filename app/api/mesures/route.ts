import { notFound } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { type ReadingCost, readingCosts } from "#lib/documents/index.ts";
import { env, type QueueLength, queueLengths, sameSecret } from "#lib/platform/index.ts";

export const dynamic = "force-dynamic";

/**
 * Queues and readings for a monitoring system, in the text format of Prometheus. Only for who shows the token of the configuration;
 * to everybody else, and without one, there is nothing here.
 */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { METRICS_TOKEN } = env();
  if (!METRICS_TOKEN || !sameSecret(request.headers.get("authorization") ?? "", `Bearer ${METRICS_TOKEN}`))
    return notFound();
  const [queues, readings] = await Promise.all([queueLengths(), readingCosts()]);
  return new Response(metricsText(queues, readings), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}

function metricsText(queues: readonly QueueLength[], readings: readonly ReadingCost[]): string {
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
