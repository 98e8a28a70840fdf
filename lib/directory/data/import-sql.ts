import "server-only";
import { type FileColumn, SERVICE_FILE, STRUCTURE_FILE } from "#lib/directory/domain/file-columns.ts";

/**
 * The SQL of the import, written from the columns of the files. Two temporary tables hold what was read; everything after that is a few
 * statements over whole tables. What a file has no column for stays as it is. Names are those of the code, never of a file.
 */
const PUBLIC = "s.kind = 'PUBLIQUE' and s.identifier_type = 'SIRET'";

/** `rule`: why the line is left out; null for those that count. */
export const STAGED_STRUCTURES = `create temporary table staged_structure (
  line integer not null, id uuid not null, siret text not null, rule text,
  ${STRUCTURE_FILE.filter(isOwn).map(staged).join(", ")}) on commit drop`;
export const STAGED_SERVICES = `create temporary table staged_service (
  line integer not null, id uuid not null, siret text not null, rule text, structure_id uuid,
  ${SERVICE_FILE.filter(isOwn).map(staged).join(", ")}) on commit drop`;
export const TOUCHED = "create temporary table touched (structure_id uuid not null, what text not null) on commit drop";

/** The first columns of both temporary tables. */
export const LINE_COLUMNS = ["line", "id", "siret", "rule"] as const;

function isOwn({ kind }: FileColumn): boolean {
  return kind !== "siret";
}

function staged({ column, type }: FileColumn): string {
  return `${column} ${type}`;
}

export type Present = readonly FileColumn[];
const own = (present: Present) => present.filter(isOwn).map(({ column }) => column);

/** What a new row has where the file has no column. */
function initial(columns: readonly FileColumn[], present: Present): readonly (readonly [string, string])[] {
  return columns
    .filter(isOwn)
    .map((one) => [one.column, present.includes(one) ? `t.${one.column}` : literal(one)] as const);
}

function literal({ empty, type }: FileColumn): string {
  if (empty === null) return "null";
  return typeof empty === "string" ? `'${empty}'::${type}` : String(empty);
}

export const SPOIL_DUPLICATES = `update staged_structure t set rule = 'DUPLICATE'
  from (select line, row_number() over (partition by siret order by line) as place from staged_structure where rule is null) as d
  where d.line = t.line and d.place > 1`;

export const SPOIL_PRIVATE = `update staged_structure t set rule = 'PRIVATE_STRUCTURE' from structure s
  where t.rule is null and s.identifier_type = 'SIRET' and s.identifier = t.siret and s.kind = 'PRIVEE'`;

/** What managers answer for once they have said it themselves. */
const SET_BY_MANAGERS: ReadonlySet<string> = new Set([
  "requires_service",
  "requires_commitment",
  "requires_service_or_commitment",
  "payment_not_reported",
  "payment_days",
]);

/** What the register does not disclose stays so, whatever a file says; and what managers set stays as they set it. */
const incoming = (column: string) => {
  if (column === "undisclosed") return "(t.undisclosed or s.register_undisclosed)";
  if (SET_BY_MANAGERS.has(column)) return `case when s.reception_set_at is null then t.${column} else s.${column} end`;
  return `t.${column}`;
};

/** Since when a structure is inactive; a second file does not start that anew. */
const SINCE = `deactivated_at = case when t.status = 'ACTIVE' then null when s.status = 'ACTIVE' then $1 else s.deactivated_at end`;

/** $1 the instant. Rows that say what is known already are not written: a second import of a file changes nothing. */
export function changeStructures(present: Present): string {
  const columns = own(present);
  const since = columns.includes("status") ? `, ${SINCE}` : "";
  return `with changed as (
    update structure s set ${columns.map((one) => `${one} = ${incoming(one)}`).join(", ")}${since}, version = s.version + 1, updated_at = $1
    from staged_structure t
    where t.rule is null and ${PUBLIC} and s.identifier = t.siret
      and (${columns.map((one) => `s.${one}`).join(", ")}) is distinct from (${columns.map(incoming).join(", ")})
    returning s.id)
  insert into touched select id, 'changed' from changed`;
}

/** $1 the instant. */
export function createStructures(present: Present): string {
  const pairs = initial(STRUCTURE_FILE, present);
  const status = pairs.find(([name]) => name === "status")?.[1];
  return `insert into structure (id, identifier_type, identifier, siren, kind, created_at, updated_at, deactivated_at, ${pairs.map(([name]) => name).join(", ")})
    select t.id, 'SIRET', t.siret, left(t.siret, 9), 'PUBLIQUE', $1, $1, case when ${status} = 'INACTIVE' then $1::timestamptz end, ${pairs.map(([, value]) => value).join(", ")}
    from staged_structure t
    where t.rule is null and not exists (select from structure s where s.identifier_type = 'SIRET' and s.identifier = t.siret)
    order by t.line on conflict do nothing`;
}

/** Lines that were refused name their structure all the same: it is not absent. */
const ABSENT = `${PUBLIC} and s.status = 'ACTIVE' and not exists (select from staged_structure t where t.siret = s.identifier)`;

export const COUNT_ABSENT = `select count(*)::int as absent,
  (select count(*)::int from structure s where ${PUBLIC} and s.status = 'ACTIVE') as active from structure s where ${ABSENT}`;

/** $1 the instant. */
export const DEACTIVATE_ABSENT = `with gone as (
    update structure s set status = 'INACTIVE', deactivated_at = $1, version = s.version + 1, updated_at = $1 where ${ABSENT} returning s.id)
  insert into touched select id, 'deactivated' from gone`;

export const FIND_STRUCTURES = `update staged_service t set structure_id = s.id from structure s
  where t.rule is null and ${PUBLIC} and s.identifier = t.siret`;

export const SPOIL_UNKNOWN = `update staged_service set rule = 'UNKNOWN_STRUCTURE' where rule is null and structure_id is null`;

/** Codes are looked up without regard to capitals: two that differ by them only would be one. */
export const SPOIL_DUPLICATE_SERVICES = `update staged_service t set rule = 'DUPLICATE'
  from (select line, row_number() over (partition by structure_id, upper(code) order by line) as place
    from staged_service where rule is null) as d
  where d.line = t.line and d.place > 1`;

/** $1 the instant. A code keeps the capitals it has here. */
export function changeServices(present: Present): string {
  const columns = own(present).filter((one) => one !== "code");
  return `with changed as (
    update service v set ${columns.map((one) => `${one} = t.${one}`).join(", ")}, version = v.version + 1, updated_at = $1
    from staged_service t
    where t.rule is null and v.structure_id = t.structure_id and upper(v.code) = upper(t.code)
      and (${columns.map((one) => `v.${one}`).join(", ")}) is distinct from (${columns.map((one) => `t.${one}`).join(", ")})
    returning v.structure_id)
  insert into touched select structure_id, 'service changed' from changed`;
}

/** $1 the instant. */
export function createServices(present: Present): string {
  const pairs = initial(SERVICE_FILE, present);
  return `with created as (
    insert into service (id, structure_id, created_at, updated_at, ${pairs.map(([name]) => name).join(", ")})
    select t.id, t.structure_id, $1, $1, ${pairs.map(([, value]) => value).join(", ")}
    from staged_service t
    where t.rule is null
      and not exists (select from service v where v.structure_id = t.structure_id and upper(v.code) = upper(t.code))
    order by t.line on conflict do nothing returning structure_id)
  insert into touched select structure_id, 'service created' from created`;
}

/** Services of structures that the file speaks of, and that it no longer lists. */
const ABSENT_SERVICE = `v.status = 'ACTIF' and v.structure_id in (select structure_id from staged_service where structure_id is not null)
  and not exists (select from staged_service t where t.structure_id = v.structure_id and upper(t.code) = upper(v.code))`;

export const COUNT_ABSENT_SERVICES = `select count(*)::int as absent from service v where ${ABSENT_SERVICE}`;

/** $1 the instant. */
export const DEACTIVATE_ABSENT_SERVICES = `with gone as (
    update service v set status = 'INACTIF', version = v.version + 1, updated_at = $1 where ${ABSENT_SERVICE} returning v.structure_id)
  insert into touched select structure_id, 'service deactivated' from gone`;

/** $1 the line after which to go on. Lines that were read and then left out, in the order of the file. */
export const spoiled = (table: "staged_structure" | "staged_service") => `
  select line, rule, siret${table === "staged_service" ? ", code" : ", null as code"} from ${table}
  where rule in ('DUPLICATE', 'PRIVATE_STRUCTURE', 'UNKNOWN_STRUCTURE') and line > $1 order by line limit 1000`;

/** The structures with people in them whose managers find the change in their history. */
export const TOUCHED_WITH_MEMBERS = `
  select t.structure_id as id, bool_or(t.what = 'deactivated') as deactivated,
    count(*) filter (where t.what like 'service%')::int as services, bool_or(t.what = 'changed') as changed
  from touched t where exists (select from membership m where m.structure_id = t.structure_id and m.ended_at is null)
  group by t.structure_id order by t.structure_id`;
