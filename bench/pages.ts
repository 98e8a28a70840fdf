import autocannon from "autocannon";
import type { RunningWeb } from "#bench/portal.ts";
import type { Row } from "#bench/row.ts";
import { median, percentile, race } from "#bench/statistics.ts";

/** A page to ask for, as somebody signed in or not, and the server that makes it. */
export type Target = { readonly url: string; readonly server: RunningWeb; readonly cookie?: string };

const ROUNDS = 4;
const SECONDS = 4;
const CLIENTS = 8;

/** What a browser says; the answer is then compressed, which is part of what a page costs. */
function headersOf({ cookie }: Target): Record<string, string> {
  return { "accept-encoding": "gzip, deflate, br", ...(cookie ? { cookie } : {}) };
}

/** Asks for a page once and makes sure that it is the page, not a redirection to sign-in or an error. */
async function get(target: Target): Promise<string> {
  const reply = await fetch(target.url, { redirect: "manual", headers: headersOf(target) });
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`${target.url} answered ${reply.status}`);
  return text;
}

/** Requests per second under eight clients for a few seconds; an answer other than 200 makes the measure void. */
async function throughput(target: Target): Promise<number> {
  const result = await autocannon({
    url: target.url,
    connections: CLIENTS,
    duration: SECONDS,
    headers: headersOf(target),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${target.url}: ${result.non2xx} refusals, ${result.errors} errors under load`);
  }
  return result.requests.average;
}

const COUNTED = 80;

/** Processor time that one answer costs the server, in milliseconds: tells what a page costs even on a busy machine. */
async function processorTime(target: Target): Promise<number | null> {
  const before = target.server.processorTime();
  for (let count = 0; count < COUNTED; count += 1) await get(target);
  const after = target.server.processorTime();
  return before === null || after === null ? null : (after - before) / COUNTED;
}

function rowsOf(html: string): number {
  const body = /<tbody\b[\s\S]*?<\/tbody>/i.exec(html)?.[0] ?? "";
  return body.match(/<tr\b/gi)?.length ?? 0;
}

export type PageBench = {
  readonly name: string;
  readonly page: Target;
  readonly empty: Target;
  readonly bare: Target;
  readonly rows: number;
};

/** A signed-in list beside the empty page of the same server: requests per second in turns, then the p95 of a lone client. */
export async function measurePage({ name, page, empty, bare, rows }: PageBench): Promise<Row[]> {
  for (const [target, wanted] of [
    [page, rows],
    [empty, 50],
    [bare, 50],
  ] as const) {
    const found = rowsOf(await get(target));
    if (found !== wanted) throw new Error(`${target.url} shows ${found} rows, not ${wanted}`);
  }
  const alone = await race(
    { page: () => get(page), empty: () => get(empty), bare: () => get(bare) },
    { rounds: 100, warmUp: 30 },
  );
  const speeds = { page: [] as number[], empty: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    speeds.page.push(await throughput(page));
    speeds.empty.push(await throughput(empty));
    speeds.bare.push(await throughput(bare));
  }
  const [pageSpeed, emptySpeed, bareSpeed] = [median(speeds.page), median(speeds.empty), median(speeds.bare)];
  const p95 = percentile(alone.page, 0.95);
  const [pageTime, emptyTime] = [await processorTime(page), await processorTime(empty)];
  return [
    {
      name: `${name}: requests per second, ${CLIENTS} clients`,
      value: pageSpeed,
      unit: "/s",
      yardstick: { name: "empty page of the same server", value: emptySpeed },
      ratio: pageSpeed / emptySpeed,
      bar: "≥ 0.60",
      met: pageSpeed / emptySpeed >= 0.6,
      note: `A bare Next application with the same fifty rows: ${Math.round(bareSpeed)} /s; the list makes ${Math.round((pageSpeed / bareSpeed) * 100)} % of that.`,
    },
    {
      name: `${name}: p95, one client`,
      value: p95,
      unit: "ms",
      yardstick: { name: "empty page of the same server", value: percentile(alone.empty, 0.95) },
      ratio: p95 / percentile(alone.empty, 0.95),
      bar: "≤ 80 ms",
      met: p95 <= 80,
    },
    ...(pageTime === null || emptyTime === null
      ? []
      : [
          {
            name: `${name}: processor time of one page`,
            value: pageTime,
            unit: "ms",
            yardstick: { name: "empty page of the same server", value: emptyTime },
            ratio: pageTime / emptyTime,
          },
        ]),
  ];
}
