import "server-only";
import {
  COUNT_LIMIT,
  containing,
  fromMicroseconds,
  microseconds,
  runSql,
  type SqlValues,
  STRUCTURE_TEXT,
  sqlValues,
} from "#lib/invoices/data/sql.ts";
import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import { awaitedPlace, lastDayToAnswer } from "#lib/invoices/domain/validation.ts";
import type { Total, ToValidateRow } from "#lib/invoices/domain/views.ts";
import { parisDay } from "#lib/shared/dates.ts";
import type { CursorKey } from "#lib/shared/pagination.ts";

export type ToValidateCriteria = {
  /** `waiting`: what waits for an answer, oldest first. Else everything that was ever asked, newest first. */
  readonly waiting: boolean;
  /** Part of a number, or of the supplier's name or identifier. */
  readonly text?: string | null;
};

/** The two places that an invoice names a structure in, each with indexes of its own: `invoice_to_validate_*`, `invoice_waiting_*`. */
const PLACES = [
  { place: "first", structure: "i.validator_id", since: "i.to_validate_at", awaits: "A_VALIDER_1" },
  { place: "second", structure: "i.second_validator_id", since: "i.to_validate_second_at", awaits: "A_VALIDER_2" },
] as const;

type Keyed = { readonly row: ToValidateRow; readonly key: CursorKey };
type Found = Omit<ToValidateRow, "lastDay"> & { key_at: string; cadre: Cadre };

/** A page of « Factures à valider » for these structures: each place of each structure is read from its index, and no further than the page. */
export async function selectToValidate(
  structureIds: readonly string[],
  criteria: ToValidateCriteria,
  options: { readonly after: CursorKey | null; readonly limit: number },
): Promise<Keyed[]> {
  const params = sqlValues();
  const order = criteria.waiting ? "asc" : "desc";
  const limit = params.add(options.limit);
  const [at, id] = options.after ?? [];
  const place = options.after ? { at: fromMicroseconds(params.add(at)), id: params.add(id) } : null;
  const rows = eachPlace(structureIds, criteria, params, ({ since }, where) => {
    const after = place ? ` and (${since}, i.id) ${criteria.waiting ? ">" : "<"} (${place.at}, ${place.id}::uuid)` : "";
    return `${where}${after} order by ${since} ${order}, i.id ${order} limit ${limit}`;
  });
  const text = `select i.id, page.place, i.status, i.cadre, i.invoice_type as "invoiceType", i.number, s.legal_name as "supplierName",
      case when r.undisclosed then r.identifier else r.legal_name end as "recipientName", v.legal_name as "validatorName",
      page.since, round(i.total_incl_tax, 2)::text as "totalInclTax", i.currency, ${microseconds("page.since")} as key_at
    from (select * from (${rows}) as found order by since ${order}, id ${order} limit ${limit}) as page
    join invoice i on i.id = page.id
    join structure s on s.id = i.supplier_id
    join structure r on r.id = i.recipient_id
    join structure v on v.id = page.structure_id
    order by page.since ${order}, page.id ${order}`;
  const found = await runSql<Found>(text, params);
  return found.map(({ key_at, ...row }) => ({ row: { ...row, lastDay: lastDay(row) }, key: [Number(key_at), row.id] }));
}

export async function countToValidate(structureIds: readonly string[], criteria: ToValidateCriteria): Promise<Total> {
  const params = sqlValues();
  const limit = params.add(COUNT_LIMIT + 1);
  const rows = eachPlace(structureIds, criteria, params, (_, where) => `${where} limit ${limit}`);
  const [row] = await runSql<{ count: number }>(
    `select count(*)::int as count from (select 1 from (${rows}) as found limit ${limit}) as first_ones`,
    params,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_LIMIT), exact: count <= COUNT_LIMIT };
}

/** How much each of these structures is asked to approve, and since when, in one statement; all of them have a row. Credits are taken off. */
export async function sumToValidate(structureIds: readonly string[]) {
  if (structureIds.length === 0) return [];
  const params = sqlValues();
  const ids = params.add(structureIds);
  const rows = eachPlace(structureIds, { waiting: true }, params, (_, where) => where);
  const text = `select wanted.id as "structureId", count(i.id)::int as waiting, min(asked.since) as oldest,
      round(coalesce(sum(case i.invoice_type when 'AVOIR' then - i.total_incl_tax else i.total_incl_tax end), 0), 2)::text as amount
    from unnest(${ids}::uuid[]) as wanted (id)
    left join (${rows}) as asked on asked.structure_id = wanted.id
    left join invoice i on i.id = asked.id
    group by 1`;
  return runSql<{ structureId: string; waiting: number; oldest: Date | null; amount: string }>(text, params);
}

function lastDay({ status, place, cadre, since }: Omit<Found, "key_at">) {
  return awaitedPlace(status) === place ? lastDayToAnswer(cadre, parisDay(since)) : null;
}

/** The rows of both places of each structure: id, place, structure and moment. `body` ends each where it wants. */
function eachPlace(
  structureIds: readonly string[],
  { waiting, text }: ToValidateCriteria,
  { add }: SqlValues,
  body: (place: (typeof PLACES)[number], where: string) => string,
): string {
  const ids = add(structureIds);
  const like = text ? add(containing(text)) : null;
  const said = like
    ? ` and (upper(coalesce(i.number, i.draft_number)) like upper(${like})
        or i.supplier_id = any(array(select id from structure where ${STRUCTURE_TEXT} like plain_text(${like}))))`
    : "";
  const parts = PLACES.map((one) => {
    const status = waiting ? ` and i.status = '${one.awaits}'` : "";
    const where = `select i.id, '${one.place}' as place, ${one.structure} as structure_id, ${one.since} as since from invoice i
      where ${one.structure} = mine.structure_id and ${one.since} is not null${status}${said}`;
    return `(${body(one, where)})`;
  });
  return `select asked.* from unnest(${ids}::uuid[]) as mine (structure_id) cross join lateral (${parts.join("\nunion all\n")}) as asked`;
}
