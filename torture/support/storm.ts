import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Parts } from "#e2e/support/portal.ts";
import { newId } from "#lib/shared/ids.ts";
import { aPdf, invoiceLines } from "#tests/factories/files.ts";
import { each, figure } from "#torture/each.ts";
import type { Finding } from "#torture/row.ts";
import { type Depositor, draftOf, newDepositor, put } from "#torture/support/depositor.ts";
import { onPortal } from "#torture/support/portal.ts";

type Storm = {
  readonly deposits: number;
  readonly atOnce: number;
  readonly kills: number;
  /** Breaks one part and brings it back; resolves to the milliseconds until the portal answered again. */
  readonly breakOne: (kill: number) => Promise<number>;
};

type Sent = { readonly key: string; readonly sha256: string; readonly who: Depositor; draft: string | null };

/**
 * Many deposits at once while parts of the portal are killed. Each depositor does what the page does: sends again under the same key until
 * it is told of a draft. Afterwards rows and files are compared with what was acknowledged.
 */
export async function storm(parts: Parts, { deposits, atOnce, kills, breakOne }: Storm): Promise<Finding> {
  const people = await Promise.all(Array.from({ length: 8 }, () => newDepositor(parts)));
  const base = await aPdf(invoiceLines({ number: "TEMPETE", siret: people[0]?.siret ?? "" }));
  const sent: Sent[] = [];
  let [told, over] = [0, false];
  const errors = new Set<string>();
  const depositing = each(deposits, atOnce, async (index) => {
    const bytes = Buffer.concat([base, Buffer.from(`\n% ${index} ${newId()}\n`)]);
    const who = people[index % people.length] as Depositor;
    const one: Sent = { key: newId(), sha256: createHash("sha256").update(bytes).digest("hex"), who, draft: null };
    sent.push(one);
    for (let tried = 0; tried < 300 && !one.draft; tried += 1) {
      const reply = await put(parts, who, { key: one.key, bytes });
      one.draft = draftOf(reply);
      // Broken off, or an error of the moment that a person would be told: again, under the same key.
      if (!one.draft && reply && !AGAIN.has(String(reply.body.code))) errors.add(`${reply.status} ${reply.body.code}`);
      if (!one.draft) await sleep(200);
    }
    if (one.draft) told += 1;
  }).then(() => {
    over = true;
  });
  const recoveries: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    // At moments spread over the whole of the storm, whatever its speed.
    while (!over && told < (deposits * (kill + 0.3)) / kills) await sleep(5);
    await sleep(Math.random() * 40);
    recoveries.push(await breakOne(kill));
  }
  await depositing;
  return verdict(parts, sent, recoveries, [...errors]);
}

/** What a depositor is told while a part is down; anything else is a refusal that it should not have got. */
const AGAIN = new Set([
  "UNEXPECTED",
  "PORTAL_UNAVAILABLE",
  "READER_BUSY",
  "READER_CRASHED",
  "UPLOAD_BROKEN",
  "SESSION_ENDED",
  "TOO_MANY_REQUESTS",
]);

async function verdict(
  parts: Parts,
  sent: readonly Sent[],
  recoveries: readonly number[],
  errors: readonly string[],
): Promise<Finding> {
  const people = [...new Set(sent.map(({ who }) => who.id))];
  const rows = await onPortal<{ id: string; sha256: string; files: number; events: number; read: number }>(
    parts,
    `select i.id, d.sha256, (select count(*)::int from invoice_file f where f.invoice_id = i.id) as files,
       (select count(*)::int from invoice_status_event e where e.invoice_id = i.id) as events,
       (select count(*)::int from extraction x where x.document_id = d.id) as read
     from invoice i left join invoice_file f on f.invoice_id = i.id and f.role = 'MAIN' left join document d on d.id = f.document_id
     where i.created_by_id = any($1)`,
    [people],
  );
  const [orphans] = await onPortal<{ documents: number; pieces: number; keys: number; counted: number }>(
    parts,
    `select
       (select count(*)::int from document d where d.uploaded_by_id = any($1)
          and not exists (select from invoice_file f where f.document_id = d.id)) as documents,
       (select count(*)::int from upload_piece where user_id = any($1)) as pieces,
       (select count(*)::int from idempotency_key k where k.user_id = any($1)
          and not exists (select from invoice i where i.id = (k.response->>'invoiceId')::uuid)) as keys,
       (select coalesce(sum(c.count), 0)::int from invoice_count c join membership m on m.structure_id = c.structure_id
          where m.user_id = any($1) and c.side = 'ISSUED' and c.status = 'BROUILLON') as counted`,
    [people],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const documents = path.join(parts.env.DATA_DIR ?? "", "documents");
  const lost = sent.filter(({ draft, sha256 }) => !draft || found.get(draft)?.sha256 !== sha256);
  const damaged = rows.filter(
    (row) => row.files !== 1 || row.events !== 1 || row.read !== 1 || !isStored(documents, row.sha256),
  );
  const twice = rows.length - new Set(rows.map(({ sha256 }) => sha256)).size;
  const orphanRows = (orphans?.documents ?? 0) + (orphans?.pieces ?? 0) + (orphans?.keys ?? 0);
  const named = new Set(rows.map(({ sha256 }) => sha256));
  const files = globSync("*/*/*", { cwd: documents }).map((file) => path.basename(file));
  const kept = await onPortal<{ sha256: string }>(parts, "select sha256 from document");
  for (const { sha256 } of kept) named.add(sha256);
  const orphanFiles = files.filter((file) => /^[0-9a-f]{64}$/.test(file) && !named.has(file)).length;
  const slowest = Math.max(0, ...recoveries);
  const counted = orphans?.counted === rows.length;
  return {
    size: `${figure(sent.length)} deposits at once by ${people.length} people, ${recoveries.length} kills`,
    found:
      `${lost.length} acknowledged lost or other bytes, ${twice} twice, ${damaged.length} damaged, ${orphanRows} orphan rows, ` +
      `counters ${counted ? "right" : "WRONG"}; ${orphanFiles} files for the nightly sweep; ` +
      `answers again after ${(slowest / 1000).toFixed(1)} s at most${errors.length > 0 ? `; refused: ${errors.join(", ")}` : ""}`,
    pass:
      lost.length + twice + damaged.length + orphanRows + errors.length === 0 &&
      counted &&
      slowest < 30_000 &&
      rows.length === sent.length,
  };
}

function isStored(folder: string, sha256: string): boolean {
  const file = path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return existsSync(file) && createHash("sha256").update(readFileSync(file)).digest("hex") === sha256;
}
