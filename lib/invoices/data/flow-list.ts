import "server-only";
import type { Reach } from "#lib/access/index.ts";
import {
  COUNT_LIMIT,
  containing,
  fromMicroseconds,
  microseconds,
  runSql,
  type SqlValues,
  sqlValues,
} from "#lib/invoices/data/sql.ts";
import type { FlowFilter } from "#lib/invoices/domain/flow-filters.ts";
import type { FlowRow } from "#lib/invoices/domain/flow-view.ts";
import type { Total } from "#lib/invoices/domain/views.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

type Listed = Omit<FlowRow, "counts">;

/** Flows of these places, newest first. */
export async function selectFlows(
  reaches: readonly Reach[],
  filter: FlowFilter,
  { after, limit }: { readonly after: CursorKey | null; readonly limit: number },
): Promise<{ row: Listed; key: CursorKey }[]> {
  const params = sqlValues();
  const where = conditions(reaches, filter, params);
  if (after) {
    const [at, id] = after;
    where.push(`(f.deposited_at, f.id) < (${fromMicroseconds(params.add(at))}, ${params.add(id)}::uuid)`);
  }
  const text = `select f.id, f.number, f.syntax, f.state, f.file_name as "fileName", s.legal_name as "structureName",
      f.deposited_at as "depositedAt", u.first_name || ' ' || u.last_name as "depositedBy",
      ${microseconds("f.deposited_at")} as key_at
    from deposit_flow f join structure s on s.id = f.structure_id join "user" u on u.id = f.deposited_by_id
    where ${where.join(" and ")} order by f.deposited_at desc, f.id desc limit ${params.add(limit)}`;
  const rows = await runSql<Listed & { key_at: string }>(text, params);
  return rows.map(({ key_at, ...row }) => ({ row, key: [Number(key_at), row.id] }));
}

export async function countFlows(reaches: readonly Reach[], filter: FlowFilter): Promise<Total> {
  const params = sqlValues();
  const where = conditions(reaches, filter, params);
  const text = `select count(*)::int as count from (
    select 1 from deposit_flow f where ${where.join(" and ")} limit ${params.add(COUNT_LIMIT + 1)}) as found`;
  const [row] = await runSql<{ count: number }>(text, params);
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_LIMIT), exact: count <= COUNT_LIMIT };
}

const PARIS_DAY = "(f.deposited_at at time zone 'Europe/Paris')::date";

function conditions(reaches: readonly Reach[], filter: FlowFilter, params: SqlValues): string[] {
  const { add } = params;
  const whole = reaches.filter(({ serviceIds }) => serviceIds === "all").map(({ structureId }) => structureId);
  const places = [
    `f.structure_id = any(${add(whole)}::uuid[])`,
    ...reaches.flatMap(({ structureId, serviceIds }) =>
      serviceIds === "all"
        ? []
        : [`(f.structure_id = ${add(structureId)}::uuid and f.service_id = any(${add(serviceIds)}::uuid[]))`],
    ),
  ];
  const all = [`(${places.join(" or ")})`];
  const { text, state, from, to, view } = filter;
  if (text) {
    const part = add(containing(text));
    all.push(`(f.number like upper(${part}) or lower(f.file_name) like lower(${part}))`);
  }
  if (state) all.push(`f.state = ${add(state)}`);
  if (from) all.push(`${PARIS_DAY} >= ${add(from)}::date`);
  if (to) all.push(`${PARIS_DAY} <= ${add(to)}::date`);
  if (view === "rejected") {
    all.push(`(f.state = 'IN_REJETE' or exists (
      select from deposit_flow_member m where m.flow_id = f.id and m.state = 'REFUSED'))`);
  }
  return all;
}
