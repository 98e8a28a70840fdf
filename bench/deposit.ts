import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import path from "node:path";
import { depositFile } from "#bench/deposit-file.ts";
import type { RunningWeb } from "#bench/portal.ts";
import type { Row } from "#bench/row.ts";
import { type Contender, percentile, race } from "#bench/statistics.ts";
import { routes } from "#lib/shared/routes.ts";

const ROUNDS = 60;
const WARM_UP = 10;
const CLIENTS = 4;
const SUSTAINED = 160;

export type DepositBench = {
  readonly origin: string;
  readonly server: RunningWeb;
  readonly cookie: string;
  readonly structureId: string;
  readonly supplierSiret: string;
  readonly recipientSiret: string;
  readonly folder: string;
};

function hasPdftotext(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Sends a file as the deposit page does; resolves to the address of its draft. */
async function upload(bench: DepositBench, bytes: Uint8Array, key: string): Promise<string> {
  const body = new FormData();
  body.append("structureId", bench.structureId);
  body.append("cle", key);
  body.append("fichier", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), "facture.pdf");
  const reply = await fetch(`${bench.origin}${routes.apiDeposits()}`, {
    method: "POST",
    body,
    headers: { origin: bench.origin, cookie: bench.cookie, accept: "application/json" },
  });
  const answer = (await reply.json()) as { ok?: boolean; href?: string; code?: string };
  if (!reply.ok || !answer.href) throw new Error(`the deposit answered ${reply.status} ${answer.code ?? ""}`);
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

/** Upload to prefilled draft over HTTP beside `pdftotext` and `fsync`, then how many a second four clients get through. */
export async function measureDeposit(bench: DepositBench): Promise<Row[]> {
  const files = await makeFiles(bench, ROUNDS + WARM_UP + SUSTAINED);
  let sent = 0;
  const take = () => {
    const file = files[sent++];
    if (!file) throw new Error("no file left");
    return file;
  };
  const deposit = async () => {
    const { number, bytes } = take();
    await openDraft(bench, await upload(bench, bytes, `bench-key-${number}`), number);
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
    ...(await sustained(bench, take)),
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

async function sustained(bench: DepositBench, take: () => File): Promise<Row[]> {
  const started = performance.now();
  const before = bench.server.processorTime();
  let left = SUSTAINED;
  const client = async () => {
    while (left-- > 0) {
      const { number, bytes } = take();
      await upload(bench, bytes, `bench-key-${number}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const value = SUSTAINED / ((performance.now() - started) / 1000);
  const after = bench.server.processorTime();
  const rate: Row = {
    name: `Deposits over HTTP, ${CLIENTS} clients: drafts made per second`,
    value,
    unit: "/s",
    bar: "≥ 60 /s",
    met: value >= 60,
    note: "The clients and the database share the processors with the portal.",
  };
  if (before === null || after === null) return [rate];
  return [
    rate,
    { name: "Processor time of one deposit, all threads", value: (after - before) / SUSTAINED, unit: "ms" },
  ];
}
