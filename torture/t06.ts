import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { depositFile } from "#bench/deposit-file.ts";
import { type Parts, startParts } from "#e2e/support/portal.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { each } from "#torture/each.ts";
import type { Finding, PortalRow, Size } from "#torture/row.ts";
import { type Depositor, draftOf, newDepositor, put, type Reply } from "#torture/support/depositor.ts";
import { onPortal } from "#torture/support/portal.ts";

const TRIES: Readonly<Record<Size, number>> = { sample: 3, first: 20, long: 100 };
/** More than the web process has connections. */
const CROWD = 24;

type Tried = { readonly key: string; readonly bytes: Uint8Array; reply: Reply | null };
type Outcome = { readonly clear: number; readonly tried: number; readonly partial: number; readonly notes: string[] };

/** Storage that takes nothing, a disk that is full, a database without a connection to spare; then everything is well again. */
export async function starve(parts: Parts, size: Size): Promise<Finding> {
  const who = await newDepositor(parts);
  const shelf = path.join(parts.env.DATA_DIR ?? "", "documents");
  const outcomes = [
    await withoutStorage(parts, who, shelf, TRIES[size]),
    await onFullDisk(parts, who, shelf, TRIES[size]),
    await withoutConnections(parts, who),
  ];
  const [after] = await onPortal<{ documents: number; drafts: number; keys: number }>(
    parts,
    `select (select count(*)::int from document where uploaded_by_id = $1) as documents,
       (select count(*)::int from invoice where created_by_id = $1) as drafts,
       (select count(*)::int from idempotency_key where user_id = $1) as keys`,
    [who.id],
  );
  const whole = after !== undefined && after.documents === after.drafts && after.drafts === after.keys;
  const sum = (pick: (one: Outcome) => number) => outcomes.reduce((all, one) => all + pick(one), 0);
  const [tried, clear, partial] = [sum((one) => one.tried), sum((one) => one.clear), sum((one) => one.partial)];
  return {
    size: `${tried} requests: storage that takes nothing, a full disk, no connection to spare`,
    found: `${tried - clear} without a clear answer, ${partial} half kept, rows ${whole ? "whole" : "NOT WHOLE"}; ${outcomes.flatMap(({ notes }) => notes).join("; ")}`,
    pass: clear === tried && partial === 0 && whole && tried > 0,
  };
}

/** `pixels` of its picture: 1 000 make it about as many kilobytes. */
async function aFile(who: Depositor, pixels = 50): Promise<Uint8Array> {
  const page = await depositFile("MANQUE", who.siret, who.siret, pixels);
  return Buffer.concat([page, Buffer.from(`\n% ${newId()}\n`)]);
}

const says = (reply: Reply | null, code: string) =>
  reply?.status === 503 && reply.body.code === code && /[0-9a-f]{12}/.test(String(reply.body.message));

/** The folder of the documents is something else: what a volume that did not mount looks like. */
async function withoutStorage(parts: Parts, who: Depositor, shelf: string, tries: number): Promise<Outcome> {
  renameSync(shelf, `${shelf}.away`);
  writeFileSync(shelf, "");
  let clear = 0;
  const sent: Tried[] = [];
  for (let n = 0; n < tries; n += 1) {
    const one = { key: newId(), bytes: await aFile(who) };
    const reply = await put(parts, who, one);
    if (says(reply, "STORAGE_UNAVAILABLE")) clear += 1;
    sent.push({ ...one, reply });
  }
  rmSync(shelf);
  renameSync(`${shelf}.away`, shelf);
  return { clear, tried: tries, partial: await missingAfterRetry(parts, who, sent), notes: [] };
}

/** A disk of three megabytes, filled. Where this machine lets nobody mount one, that is said. */
async function onFullDisk(parts: Parts, who: Depositor, shelf: string, tries: number): Promise<Outcome> {
  renameSync(shelf, `${shelf}.away`);
  mkdirSync(shelf);
  const mounted = run("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", shelf]);
  const sent: Tried[] = [];
  let [clear, refused, partial] = [0, 0, 0];
  if (mounted) {
    for (let n = 0; n < tries + 4; n += 1) {
      const one = { key: newId(), bytes: await aFile(who, 1_000) };
      const reply = await put(parts, who, one);
      const told = says(reply, "STORAGE_UNAVAILABLE");
      if (told) refused += 1;
      if (told || draftOf(reply)) clear += 1;
      sent.push({ ...one, reply });
    }
    partial = globSync("**/*", { cwd: shelf, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter(({ parentPath, name }) => sha256(readFileSync(path.join(parentPath, name))) !== name).length;
    // What was taken while there was room belongs on the real disk.
    run("cp", ["-a", `${shelf}/.`, `${shelf}.away/`]);
    run("umount", [shelf]);
  }
  rmSync(shelf, { recursive: true });
  renameSync(`${shelf}.away`, shelf);
  const notes = mounted ? [`${refused} of ${sent.length} refused by a full disk`] : ["no disk could be mounted here"];
  if (mounted && refused === 0) clear = 0;
  return { clear, tried: sent.length, partial: partial + (await missingAfterRetry(parts, who, sent)), notes };
}

/** Everything that a deposit writes to is locked, until all connections wait and the others were told so. */
async function withoutConnections(parts: Parts, who: Depositor): Promise<Outcome> {
  const sent: Tried[] = [];
  for (let n = 0; n < CROWD; n += 1) sent.push({ key: newId(), bytes: await aFile(who), reply: null });
  const locker = new pg.Client({ connectionString: parts.databaseUrl });
  await locker.connect();
  await locker.query("begin; lock table document in access exclusive mode");
  let told = () => {};
  const firstTold = new Promise<void>((resolve) => {
    told = resolve;
  });
  const crowd = each(CROWD, CROWD, async (index) => {
    const one = sent[index] as Tried;
    one.reply = await put(parts, who, one);
    told();
  });
  await firstTold;
  const page = await fetch(`${parts.origin}${routes.deposit()}`, { headers: { cookie: who.cookie } });
  const html = await page.text();
  await locker.query("rollback");
  await locker.end();
  await crowd;
  const refused = sent.filter(({ reply }) => says(reply, "PORTAL_UNAVAILABLE")).length;
  const done = sent.filter(({ reply }) => draftOf(reply)).length;
  const pageIsClear = page.status < 500 || /digest|[0-9a-f]{12}/.test(html);
  return {
    clear: refused + done + (pageIsClear ? 1 : 0),
    tried: CROWD + 1,
    partial: refused === 0 ? CROWD : await missingAfterRetry(parts, who, sent),
    notes: [`${refused} of ${CROWD} told that the data cannot be reached, a page meanwhile answered ${page.status}`],
  };
}

/** Everything is well again: each file sent under its key leads to its draft, once. Returns how many did not. */
async function missingAfterRetry(parts: Parts, who: Depositor, sent: readonly Tried[]): Promise<number> {
  let missing = 0;
  for (const { key, bytes } of sent) {
    const draft = draftOf(await put(parts, who, { key, bytes }));
    const rows = await onPortal(
      parts,
      `select i.id from invoice i join invoice_file f on f.invoice_id = i.id join document d on d.id = f.document_id
       where d.sha256 = $1`,
      [sha256(bytes)],
    );
    if (!draft || rows.length !== 1) missing += 1;
  }
  return missing;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function run(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export const t06: PortalRow = {
  id: "T-06",
  title: "no room on the disk, no storage, no connection to spare",
  needs: "portal",
  async run(size): Promise<Finding> {
    const parts = await startParts({ RATE_LIMIT_FACTOR: "100000" });
    try {
      return await starve(parts, size);
    } finally {
      await parts.stop();
    }
  },
};
