import { beforeAll, expect, it } from "vitest";
import { completeInvoice, deleteDraft, foldCounters, makeAvailable, recycleInvoice } from "#lib/invoices/index.ts";
import { pool } from "#lib/platform/db.ts";
import { makeDraft, makePair, makeReceived, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";

let pairs: [Pair, Pair];
beforeAll(async () => {
  pairs = [await makePair(), await makePair()];
});

const read = async (sql: string) =>
  (await pool().query<Record<string, unknown>>(sql)).rows.map((row) => JSON.stringify(row));

/** What the views say, and the same counted from the invoices and their histories. */
const SAID = {
  status:
    "select structure_id, side, status, count, round(amount, 2) as amount from invoice_count where count <> 0 order by 1, 2, 3",
  month:
    "select structure_id, side, month, status, count, round(amount, 2) as amount from invoice_month_count where count <> 0 order by 1, 2, 3, 4",
  partner:
    "select structure_id, side, partner_id, status, count, round(amount, 2) as amount from invoice_partner_count where count <> 0 order by 1, 2, 3, 4",
  steps: "select structure_id, side, status, month, count from invoice_step where count <> 0 order by 1, 2, 3, 4",
};
const sides = (keys: string) => `select ${keys}, count(*)::int as count, round(sum(amount), 2) as amount from (
    select supplier_id as structure_id, 'ISSUED'::"CounterSide" as side, recipient_id as partner_id, i.* , case when status in ('BROUILLON', 'SUPPRIMEE') then 0
      when invoice_type = 'AVOIR' then - total_incl_tax else total_incl_tax end as amount,
      date_trunc('month', submitted_at at time zone 'Europe/Paris')::date as month from invoice i
    union all
    select recipient_id, 'RECEIVED', supplier_id, i.*, case when invoice_type = 'AVOIR' then - total_incl_tax else total_incl_tax end,
      date_trunc('month', submitted_at at time zone 'Europe/Paris')::date from invoice i where made_available_at is not null
  ) as one`;
const TRUE = {
  status: `${sides("structure_id, side, status")} group by 1, 2, 3 order by 1, 2, 3`,
  month: `${sides("structure_id, side, month, status")} where month is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  partner: `${sides("structure_id, side, partner_id, status")} where month is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
};

async function storyOf(pair: Pair, other: Pair): Promise<void> {
  must(await deleteDraft(pair.seller, { invoiceId: await makeDraft(pair.seller, pair.supplier.id) }));
  await makeDraft(pair.seller, pair.supplier.id);
  await makeSent(pair);
  await makeReceived(pair, {
    invoiceType: "AVOIR",
    originalNumber: "F-0",
    totalExclTax: "-100",
    totalTax: "-20",
    amountDue: "-120",
  });
  const paid = await makeReceived(pair);
  for (const event of ["confirm-service", "order-payment", "pay"] as const) must(await treat(pair, paid, { event }));
  const suspended = await makeReceived(pair);
  must(await treat(pair, suspended, { event: "suspend", motif: "JUSTIF_ABS" }));
  must(await completeInvoice(pair.seller, { invoiceId: suspended, comment: "Voici la pièce." }));
  const moved = await makeReceived(pair);
  must(await treat(pair, moved, { event: "ask-recycling", comment: "Ce n’est pas pour nous." }));
  const to = { recipientIdentifier: other.recipient.identifier, recipientServiceCode: "", commitmentNumber: "" };
  must(await recycleInvoice(pair.seller, { invoiceId: moved, ...to }));
  must(await makeAvailable(moved));
  const rejected = await makeReceived(pair);
  must(await treat(pair, rejected, { event: "reject", motif: "MONTANT_ERR" }));
}

it("F-92 kept by status, month and partner, the figures are those of the invoices before a fold, beside it and after", async () => {
  const [one, two] = pairs;
  await storyOf(one, two);
  for (const key of ["status", "month", "partner"] as const)
    expect(await read(SAID[key])).toEqual(await read(TRUE[key]));
  const before = await Promise.all(Object.values(SAID).map(read));
  const waiting = await read("select 1 as one from invoice_counter_move");
  // Two at once: one folds, the other leaves it to it.
  const folded = await Promise.all([foldCounters(), foldCounters()]);
  expect(folded.reduce((sum, count) => sum + count)).toBe(waiting.length);
  expect(await read("select 1 as one from invoice_counter_move")).toEqual([]);
  expect(await Promise.all(Object.values(SAID).map(read))).toEqual(before);
  await Promise.all([storyOf(two, one), foldCounters(), storyOf(one, two), foldCounters()]);
  await foldCounters();
  for (const key of ["status", "month", "partner"] as const)
    expect(await read(SAID[key])).toEqual(await read(TRUE[key]));
});

it("F-92 tells how long invoices stood under each status, drafts left out", async () => {
  const [{ supplier, recipient }] = pairs;
  const steps = await pool().query<{ side: string; status: string; count: number }>(
    `select side::text, status::text, sum(count)::int as count from invoice_step where structure_id = any($1) and status in ('BROUILLON', 'SERVICE_FAIT', 'SUSPENDUE')
     group by 1, 2 order by 1, 2`,
    [[supplier.id, recipient.id]],
  );
  expect(steps.rows).toEqual([
    { side: "ISSUED", status: "SERVICE_FAIT", count: 2 },
    { side: "ISSUED", status: "SUSPENDUE", count: 2 },
    { side: "RECEIVED", status: "SERVICE_FAIT", count: 2 },
    { side: "RECEIVED", status: "SUSPENDUE", count: 2 },
  ]);
});
