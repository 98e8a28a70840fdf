import pg from "pg";
import { verifyIntegrity } from "#lib/integrity/index.ts";
import { completeInvoice, verifyHistories } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { dice } from "#tests/factories/documents/sample.ts";
import { makePair, makeReceived, must, treat } from "#tests/factories/invoices.ts";
import { makeUser } from "#tests/factories/people.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow, Size } from "#torture/row.ts";
import { damageHistory } from "#torture/support/damage-history.ts";

const TRIALS: Readonly<Record<Size, number>> = { sample: 120, first: 1_000, long: 1_000 };
const INVOICES: Readonly<Record<Size, number>> = { sample: 4, first: 20, long: 20 };

/** Invoices with histories of four to nine events, with motifs, comments, people and automatic steps. */
async function makeStories(count: number): Promise<void> {
  const pair = await makePair();
  for (let n = 0; n < count; n += 1) {
    const invoiceId = await makeReceived(pair);
    must(
      await treat(pair, invoiceId, {
        event: "suspend",
        motif: "JUSTIF_ABS",
        comment: "Il manque le bon de livraison.",
      }),
    );
    if (n % 4 === 0) continue;
    must(await completeInvoice(pair.seller, { invoiceId, comment: "Le voici." }));
    if (n % 4 === 1) continue;
    must(await treat(pair, invoiceId, { event: "confirm-service" }));
    if (n % 4 === 3) must(await treat(pair, invoiceId, { event: "pay" }));
  }
}

type Event = Readonly<Record<string, unknown>> & { readonly id: string; readonly invoice_id: string };

export const t18: DatabaseRow = {
  id: "T-18",
  title: "any byte of a history changed in the database, or an event taken away",
  needs: "database",
  async run(size) {
    const last = await db().invoice.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
    const before = last?.id ?? null;
    await makeStories(INVOICES[size]);
    const client = new pg.Client({ connectionString: env().DATABASE_URL });
    await client.connect();
    try {
      const { rows } = await client.query<{ event: Event }>(
        "select to_jsonb(e) as event from invoice_status_event e where $1::uuid is null or invoice_id > $1 order by id",
        [before],
      );
      const events = rows.map(({ event }) => event);
      const sound = await verifyHistories(before);
      const roll = dice(18);
      const missed: string[] = [];
      const tried = new Set<string>();
      for (let trial = 0; trial < TRIALS[size]; trial += 1) {
        const event = roll.pick(events);
        const { what, undo } = await damageHistory(client, roll, event);
        tried.add(what);
        const { broken } = await verifyHistories(before);
        if (broken.length !== 1 || broken[0]?.subject !== event.invoice_id) missed.push(what);
        await undo();
      }
      const restored = await verifyHistories(before);
      const alarm = await nightlyAlarm(client, roll, roll.pick(events));
      const found = `${figure(TRIALS[size] - missed.length)} detected, each in the right invoice (${tried.size} kinds of change); sound again once undone; the nightly run ${alarm ? "tells the administrators" : "told nobody"}`;
      return {
        size: `${figure(TRIALS[size])} changes in ${INVOICES[size]} histories of ${figure(events.length)} events`,
        found: missed.length === 0 ? found : `${found}; missed: ${missed.slice(0, 5).join(", ")}`,
        pass: missed.length === 0 && sound.broken.length === 0 && restored.broken.length === 0 && alarm,
      };
    } finally {
      await client.end();
    }
  },
};

/** True when the run of the night finds the damage, keeps it, and tells whoever administers. */
async function nightlyAlarm(client: pg.Client, roll: ReturnType<typeof dice>, event: Event): Promise<boolean> {
  const { id: userId } = await makeUser();
  await db().user.update({ where: { id: userId }, data: { systemRole: "ADMIN" } });
  const { undo } = await damageHistory(client, roll, event);
  await verifyIntegrity();
  await undo();
  const [kept, told] = await Promise.all([
    db().integrityFault.count({ where: { subject: event.invoice_id } }),
    db().notification.count({ where: { userId, type: "integrity.broken" } }),
  ]);
  return kept === 1 && told >= 1;
}
