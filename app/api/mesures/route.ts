import { notFound } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { metricsText } from "#app/api/mesures/metrics-text.ts";
import { readingCosts } from "#lib/documents/index.ts";
import { env, queueLengths, sameSecret } from "#lib/platform/index.ts";

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
