import "server-only";
import { fingerprintOf } from "#lib/invoices/data/fiscal-rows.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { parisDay, yearOf } from "#lib/shared/dates.ts";

const AT_ONCE = 200;

/** Seals the lists of the year that is over, of every structure that deposited in it and has no seal yet. Returns how many were sealed. */
export async function sealYears(): Promise<number> {
  const at = now();
  const year = yearOf(parisDay(at)) - 1;
  let sealed = 0;
  for (;;) {
    const { rows } = await pool().query<{ structureId: string }>(
      `select distinct c.structure_id as "structureId" from invoice_month_counter c
       where c.side = 'ISSUED' and c.count > 0 and c.month >= make_date($1, 1, 1) and c.month < make_date($1 + 1, 1, 1)
         and not exists (select from fiscal_seal s where s.structure_id = c.structure_id and s.year = $1) limit $2`,
      [year, AT_ONCE],
    );
    for (const { structureId } of rows) {
      const { count, fingerprint } = await fingerprintOf(structureId, year);
      const data = { structureId, year, count, fingerprint, sealedAt: at };
      await db().fiscalSeal.createMany({ data, skipDuplicates: true });
      sealed += 1;
    }
    if (rows.length < AT_ONCE) return sealed;
  }
}
