import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { depositFile } from "#bench/deposit-file.ts";
import { type RunningWeb, startWorker } from "#bench/portal.ts";
import type { Row } from "#bench/row.ts";
import { type Contender, percentile, race } from "#bench/statistics.ts";
import { routes } from "#lib/shared/routes.ts";
import { scanJpeg } from "#tests/factories/documents/scan.ts";

const ROUNDS = 60;
const WARM_UP = 10;
const CLIENTS = 8;
/** Deposits of the long run: long enough for memory that grows to show. */
const SUSTAINED = Number(process.env.BENCH_DEPOSITS ?? 10_000);
/** After so many the process has all its code compiled and its caches filled: from here on its memory is to be flat. */
const SETTLED = Math.min(2_000, SUSTAINED / 2);
const SCANS = 6;

export type DepositBench = {
  readonly origin: string;
  readonly server: RunningWeb;
  readonly cookie: string;
  readonly structureId: string;
  readonly supplierSiret: string;
  readonly recipientSiret: string;
  readonly folder: string;
  readonly databaseUrl: string;
};

function hasPdftotext(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Connections that stay open, as a browser's do. Its client costs the machine as little as a client can: it shares the processors. */
const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });

/** Sends a file as the deposit page does; resolves to the address of its draft. */
async function upload(bench: DepositBench, bytes: Uint8Array, key: string, name = "facture.pdf"): Promise<string> {
  const path = routes.apiUpload(key, { structureId: bench.structureId, nom: name });
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = http.request(`${bench.origin}${path}`, {
      agent,
      method: "PUT",
      headers: {
        origin: bench.origin,
        cookie: bench.cookie,
        accept: "application/json",
        "content-type": "application/octet-stream",
        "content-length": bytes.length,
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.end(bytes);
  });
  const answer = JSON.parse(text) as { href?: string; code?: string };
  if (!answer.href) throw new Error(`the deposit answered ${status} ${answer.code ?? ""}`);
  return answer.href;
}

/** The page of the draft, which must show what was read: an empty form would be fast for nothing. */
async function openDraft(bench: DepositBench, href: string, number: string): Promise<void> {
  const reply = await fetch(`${bench.origin}${href}`, { headers: { cookie: bench.cookie }, redirect: "manual" });
  const html = await reply.text();
  if (reply.status !== 200) throw new Error(`the draft answered ${reply.status}`);
  if (!html.includes(number)) throw new Error("the draft does not show the number that is on the page");
}

/** The least that keeps a file and reads it: the bytes on the disk for good, and the text out of them. */
async function nativeDeposit(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = path.join(folder, name);
  const handle = await open(file, "w");
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  const child = spawn("pdftotext", ["-layout", file, "-"], { stdio: ["ignore", "pipe", "ignore"] });
  child.stdout.resume();
  await once(child, "close");
}

/**
 * Upload to prefilled draft over HTTP beside `pdftotext` and `fsync`; how many a second several clients get through, with web, worker
 * and database on this machine, and what memory does meanwhile; what scans that are being read cost a text PDF.
 */
export async function measureDeposit(bench: DepositBench): Promise<Row[]> {
  const worker = startWorker(bench);
  try {
    return [...(await oneByOne(bench)), ...(await sustained(bench, worker)), ...(await besideScans(bench))];
  } finally {
    agent.destroy();
    await worker.stop();
  }
}

async function oneByOne(bench: DepositBench): Promise<Row[]> {
  const files = await makeFiles(bench, ROUNDS + WARM_UP);
  let sent = 0;
  const deposit = async () => {
    const file = files[sent++];
    if (!file) throw new Error("no file left");
    await openDraft(bench, await upload(bench, file.bytes, `bench-key-${file.number}`), file.number);
  };
  const native = async () => {
    const file = files[sent % files.length];
    if (file) await nativeDeposit(bench.folder, `${file.number}.pdf`, file.bytes);
  };
  const yardstick = hasPdftotext();
  const contenders: Record<string, Contender> = yardstick ? { deposit, native } : { deposit };
  const times = await race(contenders, { rounds: ROUNDS, warmUp: WARM_UP });
  const p95 = percentile(times.deposit ?? [], 0.95);
  const bare = times.native ? percentile(times.native, 0.95) : undefined;
  return [
    {
      name: "Deposit of a 200 kB text PDF, upload to prefilled draft: p95",
      value: p95,
      unit: "ms",
      ...(bare === undefined
        ? { note: "pdftotext is not installed: no yardstick" }
        : { yardstick: { name: "pdftotext + fsync", value: bare }, ratio: p95 / bare }),
      bar: "≤ 500 ms",
      met: p95 <= 500,
    },
  ];
}

type File = { readonly number: string; readonly bytes: Uint8Array };

async function makeFiles(bench: DepositBench, count: number): Promise<File[]> {
  const files: File[] = [];
  for (let index = 1; index <= count; index += 1) {
    const number = `BENCH-${String(index).padStart(6, "0")}`;
    files.push({ number, bytes: await depositFile(number, bench.supplierSiret, bench.recipientSiret) });
  }
  return files;
}

/** The same page with other bytes: a comment after its end. Drawing ten thousand pages would cost more than depositing them. */
function another({ bytes }: File, index: number): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(`\n% ${index}\n`)]);
}

async function sustained(bench: DepositBench, worker: ReturnType<typeof startWorker>): Promise<Row[]> {
  const [file] = await makeFiles(bench, 1);
  if (!file) return [];
  let [started, processor, settledMemory] = [performance.now(), bench.server.processorTime(), bench.server.memory()];
  let settledWorker = worker.memory();
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    for (let index = next++; index < SUSTAINED; index = next++) {
      if (index === SETTLED) {
        [started, processor, settledMemory] = [performance.now(), bench.server.processorTime(), bench.server.memory()];
        settledWorker = worker.memory();
        times.length = 0;
      }
      const at = performance.now();
      await upload(bench, another(file, index), `bench-long-${index}`);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const value = times.length / ((performance.now() - started) / 1000);
  const p95 = percentile(times, 0.95);
  const spent = bench.server.processorTime();
  return [
    {
      name: `Deposits over HTTP, ${CLIENTS} clients: drafts made per second`,
      value,
      unit: "/s",
      bar: "≥ 60 /s",
      met: value >= 60,
      note: `${times.length} deposits after ${SETTLED}; clients, worker and database share the processors with the portal.`,
    },
    { name: "One of these deposits: p95", value: p95, unit: "ms", bar: "≤ 400 ms", met: p95 <= 400 },
    ...(spent === null || processor === null
      ? []
      : [
          {
            name: "Processor time of one deposit in the web process, all threads",
            value: (spent - processor) / times.length,
            unit: "ms",
          },
        ]),
    ...flat("web", settledMemory, bench.server.memory()),
    ...flat("worker", settledWorker, worker.memory()),
  ];
}

/** Growth of a process over the long run. */
function flat(name: string, before: number | null, after: number | null): Row[] {
  if (before === null || after === null) return [];
  const value = ((after - before) / before) * 100;
  const note = `${before.toFixed(0)} MB after ${SETTLED} deposits, ${after.toFixed(0)} MB after ${SUSTAINED}`;
  return [{ name: `Memory of the ${name} process: growth`, value, unit: "%", bar: "≤ 10 %", met: value <= 10, note }];
}

/** Text PDFs one by one, alone and then while the worker reads scans. */
async function besideScans(bench: DepositBench): Promise<Row[]> {
  const [file] = await makeFiles(bench, 1);
  if (!file) return [];
  let sent = SUSTAINED;
  const run = async () => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const at = performance.now();
      sent += 1;
      await upload(bench, another(file, sent), `bench-beside-${sent}`);
      times.push(performance.now() - at);
    }
    return times;
  };
  const quiet = percentile(await run(), 0.95);
  for (let scan = 0; scan < SCANS; scan += 1) {
    const picture = await scanJpeg(file.bytes, { dpi: 300, tilt: 0.2 + scan / 10 });
    await upload(bench, picture, `bench-scan-${scan}`, "scan.jpg");
  }
  const busy = percentile(await run(), 0.95);
  return [
    {
      name: `Deposit of a text PDF while ${SCANS} scans are being read: p95`,
      value: busy,
      unit: "ms",
      yardstick: { name: "without scans", value: quiet },
      ratio: busy / quiet,
      bar: "≤ 400 ms",
      met: busy <= 400,
    },
  ];
}
