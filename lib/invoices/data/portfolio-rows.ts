import "server-only";
import type { Reach } from "#lib/access/index.ts";
import type { ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { runSql, sqlValues } from "#lib/invoices/data/sql.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

export type PlaceRow = {
  readonly structureId: string;
  readonly waiting: number;
  /** TTC of what waits, credits taken off. */
  readonly amount: string;
  readonly drafts: number;
  readonly oldest: Date | null;
  readonly last: Date | null;
};

const SIDES = {
  issued: { side: "ISSUED", structure: "i.supplier_id", service: "i.supplier_service_id", last: "i.submitted_at" },
  received: {
    ...{
      side: "RECEIVED",
      structure: "i.recipient_id",
      service: "i.recipient_service_id",
      last: "i.made_available_at",
    },
  },
} as const;

/**
 * One row for each of the person's structures on one side, in one statement whatever their number: how much waits from the kept
 * counters (rows are counted for a right on some services only), the oldest of it, and the last that came or left.
 */
export async function portfolioRows(
  reaches: readonly Reach[],
  of: ReadSide,
  statuses: readonly InvoiceStatus[],
): Promise<PlaceRow[]> {
  if (reaches.length === 0) return [];
  const { side, structure, service, last } = SIDES[of];
  const params = sqlValues();
  const json = reaches.map(({ structureId, serviceIds }) => ({
    structure_id: structureId,
    services: serviceIds === "all" ? null : serviceIds,
  }));
  const reach = params.add(JSON.stringify(json));
  const ids = params.add(reaches.map(({ structureId }) => structureId));
  const list = params.add(statuses);
  const kind = params.add(side);
  // A rejection that was treated keeps its status: those that wait are counted from an index of their own.
  const kept = `k.status = any(${list}::"InvoiceStatus"[]) and not (k.side = 'ISSUED' and k.status = 'REJETEE')`;
  const ttc = "case i.invoice_type when 'AVOIR' then - i.total_incl_tax else i.total_incl_tax end";
  const here = `${structure} = r.structure_id and (r.services is null or ${service} = any(r.services))`;
  const shown = of === "received" ? " and i.made_available_at is not null" : "";
  const untreated = `select count(*)::int as count, coalesce(sum(${ttc}), 0) as amount from invoice i
    where ${here} and i.status = 'REJETEE' and i.rejection_handled_at is null`;
  const text = `with kept as (
      select k.structure_id, sum(k.count) filter (where ${kept})::int as waiting, sum(k.amount) filter (where ${kept}) as amount,
        sum(k.count) filter (where k.status = 'BROUILLON')::int as drafts
      from invoice_count k where k.side = ${kind}::"CounterSide" and k.structure_id = any(${ids}::uuid[]) group by 1
    )
    select r.structure_id as "structureId",
      coalesce(case when r.services is null then kept.waiting else counted.waiting end, 0)${of === "issued" ? " + rejected.count" : ""} as waiting,
      round(coalesce(case when r.services is null then kept.amount else counted.amount end, 0)${of === "issued" ? " + rejected.amount" : ""}, 2)::text as amount,
      coalesce(case when r.services is null then kept.drafts else counted.drafts end, 0) as drafts, oldest.at as oldest, latest.at as last
    from jsonb_to_recordset(${reach}::jsonb) as r (structure_id uuid, services uuid[])
    left join kept on kept.structure_id = r.structure_id
    left join lateral (
      select count(*) filter (where k.status <> 'BROUILLON')::int as waiting,
        sum(${ttc}) filter (where k.status <> 'BROUILLON') as amount, count(*) filter (where k.status = 'BROUILLON')::int as drafts
      from invoice i cross join lateral (select i.status, ${kind}::"CounterSide" as side) as k
      where r.services is not null and ${here}${shown} and (${kept} or (k.side = 'ISSUED' and k.status = 'BROUILLON'))
    ) as counted on true
    ${of === "issued" ? `cross join lateral (${untreated}) as rejected` : ""}
    left join lateral (
      select min(first.at) as at from unnest(${list}::"InvoiceStatus"[]) as wanted (status)
      cross join lateral (
        select i.status_at as at from invoice i
        where ${here}${shown} and i.status = wanted.status and i.rejection_handled_at is null order by i.status_at limit 1
      ) as first
    ) as oldest on true
    left join lateral (
      select ${last} as at from invoice i
      where ${here} and i.status <> 'SUPPRIMEE' and ${last} is not null order by ${last} desc limit 1
    ) as latest on true`;
  return runSql<PlaceRow>(text, params);
}
