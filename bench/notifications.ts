import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { BENCH_SECRET, startWorker } from "#bench/portal.ts";
import type { HeardMove } from "#bench/queries/notifications.ts";
import type { Row } from "#bench/row.ts";
import { median, percentile } from "#bench/statistics.ts";
import { rememberingMailServer } from "#torture/support/mail-server.ts";

const ROUNDS = 60;

type Options = { readonly origin: string; readonly databaseUrl: string; readonly folder: string };

/**
 * From a recipient's move to the supplier's stream, and to the mail server: a rejection, which mail tells at once. Web, worker, database
 * and mail server are on this machine.
 */
export async function measureNotifications({ origin, databaseUrl, folder }: Options): Promise<Row[]> {
  const server = await rememberingMailServer();
  const worker = startWorker({ databaseUrl, folder, smtpUrl: server.url });
  try {
    const args = ["--conditions=react-server", "bench/queries/notifications.ts", origin, String(ROUNDS)];
    const env = { ...process.env, DATABASE_URL: databaseUrl, AUTH_SECRET: BENCH_SECRET, LOG_LEVEL: "silent" };
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    const moves = JSON.parse(stdout) as HeardMove[];
    const arrived = (number: string) => server.taken.find(({ subject }) => subject.includes(number))?.at;
    for (let tries = 0; tries < 600 && moves.some(({ number }) => !arrived(number)); tries += 1) await sleep(100);
    const seen = moves.map(({ movedAt, heardAt }) => Math.max(0, heardAt - movedAt));
    const mailed = moves.map(({ number, movedAt }) =>
      Math.max(0, (arrived(number) ?? Number.POSITIVE_INFINITY) - movedAt),
    );
    return [
      row("A status change, to the supplier’s open page: p99", percentile(seen, 0.99), median(seen), 10_000),
      row("A rejection, to the mail server: p95", percentile(mailed, 0.95), median(mailed), 60_000),
    ];
  } finally {
    await worker.stop();
    await server.stop();
  }
}

function row(name: string, value: number, middle: number, bar: number): Row {
  return {
    name,
    value,
    unit: "ms",
    bar: `≤ ${bar / 1000} s`,
    met: value <= bar,
    note: `${ROUNDS} moves, half of them within ${middle.toFixed(0)} ms`,
  };
}
