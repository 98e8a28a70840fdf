import "server-only";
import type { Reach } from "#lib/access/index.ts";
import { acrossReach, type ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { runSql, type SqlValues, sqlValues } from "#lib/invoices/data/sql.ts";
import type { MonthFigure, PartnerFigure, StepFigure } from "#lib/invoices/domain/dashboard.ts";
import type { IsoDate } from "#lib/shared/dates.ts";

/*
 * Figures of whole structures come from what is kept with each move. A right on some services only has no kept figures: those
 * invoices are counted, which a service's share of a structure bears.
 */

const MONTH = "date_trunc('month', i.submitted_at at time zone 'Europe/Paris')::date";
const AMOUNT = "sum(case i.invoice_type when 'AVOIR' then - i.total_incl_tax else i.total_incl_tax end)";
const PARTNER = { issued: "i.recipient_id", received: "i.supplier_id" } as const;

function ofReach(
  reaches: readonly Reach[],
  side: ReadSide,
  params: SqlValues,
  kept: { readonly view: string; readonly columns: string; readonly where?: string },
  counted: (scope: string) => string,
): string {
  const whole = reaches.filter(({ serviceIds }) => serviceIds === "all").map(({ structureId }) => structureId);
  const partial = reaches.filter(({ serviceIds }) => serviceIds !== "all");
  const fromKept = `select ${kept.columns} from ${kept.view} where structure_id = any(${params.add(whole)}::uuid[])
    and side = ${params.add(side === "issued" ? "ISSUED" : "RECEIVED")}::"CounterSide" ${kept.where ?? ""}`;
  return partial.length === 0 ? fromKept : `${fromKept} union all ${acrossReach(partial, side, params.add, counted)}`;
}

/** By month of deposit and status, TTC summed. */
export function monthFigures(reaches: readonly Reach[], side: ReadSide): Promise<MonthFigure[]> {
  const params = sqlValues();
  const kept = { view: "invoice_month_count", columns: "month, status, count, amount" };
  const rows = ofReach(
    reaches,
    side,
    params,
    kept,
    (scope) => `select ${MONTH} as month, i.status, count(*) as count, ${AMOUNT} as amount
      from invoice i where ${scope} and i.submitted_at is not null group by 1, 2`,
  );
  return runSql<MonthFigure>(
    `select month::text as month, status, sum(count)::int as count, round(sum(amount), 2)::text as amount
     from (${rows}) as one group by 1, 2 having sum(count) > 0`,
    params,
  );
}

/** The other side's structures with the largest sums, the largest first. */
export function partnerFigures(reaches: readonly Reach[], side: ReadSide, limit: number): Promise<PartnerFigure[]> {
  const params = sqlValues();
  const kept = { view: "invoice_partner_count", columns: "partner_id, count, amount" };
  const rows = ofReach(
    reaches,
    side,
    params,
    kept,
    (scope) => `select ${PARTNER[side]} as partner_id, count(*) as count, ${AMOUNT} as amount
      from invoice i where ${scope} and i.submitted_at is not null group by 1`,
  );
  return runSql<PartnerFigure>(
    `select top.partner_id as "partnerId", case when s.undisclosed then s.identifier else s.legal_name end as name, s.identifier,
       top.count::int as count, round(top.amount, 2)::text as amount
     from (
       select partner_id, sum(count) as count, sum(amount) as amount from (${rows}) as one
       group by 1 having sum(count) > 0 order by sum(amount) desc, partner_id limit ${params.add(limit)}
     ) as top join structure s on s.id = top.partner_id order by top.amount desc, top.partner_id`,
    params,
  );
}

/** How long invoices stood under each status that they left since the month of `since`. */
export function stepFigures(reaches: readonly Reach[], side: ReadSide, since: IsoDate): Promise<StepFigure[]> {
  const params = sqlValues();
  const from = params.add(since);
  const kept = {
    view: "invoice_step",
    columns: "status, count, seconds",
    where: `and month >= ${from}::date`,
  };
  const rows = ofReach(
    reaches,
    side,
    params,
    kept,
    (scope) => `select passed.status, count(*) as count, sum(passed.seconds) as seconds from (
        select e.status, lead(e.status) over by_invoice as next, extract(epoch from lead(e.at) over by_invoice - e.at) as seconds
        from invoice i join invoice_status_event e on e.invoice_id = i.id
        where ${scope} and i.submitted_at >= ${from}::date window by_invoice as (partition by e.invoice_id order by e.position)
      ) as passed where passed.next <> passed.status and passed.status <> 'BROUILLON' group by 1`,
  );
  return runSql<StepFigure>(
    `select status, sum(count)::int as count, sum(seconds)::float8 as seconds from (${rows}) as one group by 1 having sum(count) > 0`,
    params,
  );
}
