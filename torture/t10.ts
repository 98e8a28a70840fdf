import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeReaders } from "#lib/documents/index.ts";
import { depositFile, flowSheet, unpackBatch } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Packed, zipOf } from "#tests/factories/documents/archives.ts";
import { type Attack, archiveAttacks } from "#tests/factories/documents/hostile-archives.ts";
import { dice } from "#tests/factories/documents/sample.ts";
import { makePair, type Pair } from "#tests/factories/invoices.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";

const SIZES = {
  sample: { megabytes: 144, mutated: 8 },
  first: { megabytes: 4_096, mutated: 600 },
  long: { megabytes: 8_192, mutated: 3_000 },
} as const;

const MEGABYTE = 1024 * 1024;
/** What one archive may make the process grow by, and take. */
const MOST_BYTES = 400 * MEGABYTE;
const MOST_MS = 20_000;

/** Names of everything in a folder that an archive could have been unpacked into. */
async function names(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => name.includes("evasion"));
}

/** The largest the process gets while `work` runs, beyond what it was. */
async function measured(work: () => Promise<void>): Promise<{ grown: number; ms: number }> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  await work();
  clearInterval(timer);
  return { grown: most - before, ms: performance.now() - started };
}

/** Deposits an archive and opens it, as the portal and its worker do. What is told of it, as codes. */
async function give(
  pair: Pair,
  fileName: string,
  bytes: Uint8Array,
): Promise<{ whole: string | null; members: string[] }> {
  const input = { structureId: pair.supplier.id, fileName, bytes, key: newId() };
  const received = await depositFile(pair.seller, input);
  if (!received.ok) return { whole: received.code, members: [] };
  if (!("flowId" in received.data)) return { whole: null, members: ["taken as an invoice"] };
  const { flowId } = received.data;
  await unpackBatch(flowId);
  const flow = await flowSheet(pair.seller, flowId);
  const members = flow?.members.map(({ refusal, outcome }) => refusal?.code ?? outcome) ?? [];
  return { whole: flow?.refusal?.code ?? null, members: [...new Set(members)] };
}

function asExpected(attack: Attack, told: { whole: string | null; members: string[] }): boolean {
  if (attack.whole) return told.whole === attack.whole;
  return told.whole === null && told.members.length > 0 && told.members.every((code) => attack.members?.includes(code));
}

/** An archive of a few files with bytes of it changed, lost or doubled. Nobody knows what comes of it, but something must. */
function mutated(seed: number): Uint8Array {
  const roll = dice(seed);
  const files: Packed[] = Array.from({ length: 1 + roll.int(6) }, (_, i) => ({
    path: `${i}.txt`,
    bytes: Buffer.from("facture ".repeat(roll.int(400))),
    method: roll.chance(0.5) ? 8 : 0,
  }));
  const whole = Buffer.from(zipOf(files));
  const at = () => roll.int(whole.length);
  for (let change = 0; change <= roll.int(4); change += 1) whole[Math.max(4, at())] = roll.int(256);
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
  if (roll.chance(0.2))
    return new Uint8Array(Buffer.concat([whole.subarray(0, Math.max(4, from)), whole.subarray(to)]));
  return new Uint8Array(roll.chance(0.2) ? Buffer.concat([whole, whole.subarray(from, to)]) : whole);
}

export const t10: DatabaseRow = {
  id: "T-10",
  title: "archives that attack their reader: bombs, entries without number, climbing paths, links, headers that lie",
  needs: "database",
  async run(size) {
    const { megabytes, mutated: count } = SIZES[size];
    const pair = await makePair();
    const before = [...(await names(tmpdir())), ...(await names("/tmp")), ...(await names(process.cwd()))];
    const wrong: string[] = [];
    let [slowest, largest] = [
      { name: "", ms: 0 },
      { name: "", grown: 0 },
    ];
    let stored = 0;
    const attacks = archiveAttacks(megabytes);
    // The first one pays for the threads.
    await give(pair, "lot.zip", zipOf([{ path: "a.txt", bytes: Buffer.from("x") }]));
    for (const attack of attacks) {
      const bytes = attack.bytes();
      if (bytes.length <= 30 * MEGABYTE) stored += bytes.length;
      const { grown, ms } = await measured(async () => {
        const told = await give(pair, attack.fileName, bytes);
        if (!asExpected(attack, told)) wrong.push(`${attack.name}: ${told.whole ?? told.members.join(" ")}`);
      });
      if (ms > slowest.ms) slowest = { name: attack.name, ms };
      if (grown > largest.grown) largest = { name: attack.name, grown };
    }
    for (let seed = 1; seed <= count; seed += 1) {
      const told = await give(pair, "lot.zip", mutated(seed)).catch((error: unknown) => ({
        whole: null,
        members: [String(error)],
      }));
      if (told.whole === null && (told.members.length === 0 || told.members.some((code) => !/^[A-Z_]+$/.test(code))))
        wrong.push(`mutation ${seed}: ${told.members.join(" ")}`);
    }
    const drafts = await db().invoice.count({ where: { supplierId: pair.supplier.id } });
    const after = [
      ...(await names(tmpdir())),
      ...(await names("/tmp")),
      ...(await names(process.cwd())),
      ...(await names(path.dirname(env().dataDir))),
    ];
    await closeReaders();
    const outside = after.length - before.length;
    const kept = await db().document.aggregate({
      where: { structureId: pair.supplier.id, mediaType: { notIn: ["application/zip", "application/gzip"] } },
      _sum: { size: true },
    });
    return {
      size: `${attacks.length} attacks unpacking to ${figure(megabytes)} MB, ${figure(count)} mutated archives`,
      found: `${drafts} drafts, ${kept._sum.size ?? 0} bytes kept of what was inside (${figure(Math.round(stored / 1024))} kB of archives), ${outside} files outside, ${wrong.length} told wrongly${wrong.length > 0 ? ` (${wrong.slice(0, 3).join("; ")})` : ""}; most memory ${Math.round(largest.grown / MEGABYTE)} MB (${largest.name}), slowest ${Math.round(slowest.ms)} ms (${slowest.name})`,
      pass:
        drafts === 0 &&
        outside === 0 &&
        wrong.length === 0 &&
        (kept._sum.size ?? 0) === 0 &&
        largest.grown < MOST_BYTES &&
        slowest.ms < MOST_MS,
    };
  },
};
