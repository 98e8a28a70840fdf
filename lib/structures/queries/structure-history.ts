import "server-only";
import { pool } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";
import {
  isStructureHistoryKey,
  readEventDetail,
  STRUCTURE_HISTORY_TYPES,
  type StructureEvent,
} from "#lib/structures/domain/history.ts";

const PAGE = 25;

const SQL = `
  select e.id, e.at, e.type, e.detail, u.first_name || ' ' || u.last_name as person,
    a.first_name || ' ' || a.last_name as about
  from audit_event e left join "user" u on u.id = e.user_id
    left join "user" a on e.subject_type = 'user' and a.id = e.subject_id
  where e.structure_id = $1 and e.outcome = 'done' and e.type = any($2) and (e.at, e.id) < ($3, $4)
  order by e.at desc, e.id desc limit $5`;

type Row = { id: string; at: Date; type: string; detail: unknown; person: string | null; about: string | null };

const START = ["9999-12-31T00:00:00.000Z", "ffffffff-ffff-ffff-ffff-ffffffffffff"] as const;

/** What happened in a structure, newest first, for its managers: the caller asks whether the person is one. */
export async function structureHistory(structureId: string, cursor?: string): Promise<Page<StructureEvent>> {
  const [at, id] = readCursor(cursor) ?? START;
  const { rows } = await pool().query<Row>(SQL, [structureId, STRUCTURE_HISTORY_TYPES, at, id, PAGE + 1]);
  const { items, next } = pageOf(rows, PAGE, (row) => [row.at.toISOString(), row.id]);
  return { items: items.flatMap(toEvent), next };
}

function toEvent({ type, detail, ...row }: Row): StructureEvent[] {
  const key = type.replace(".", "_");
  return isStructureHistoryKey(key) ? [{ ...row, key, ...readEventDetail(detail) }] : [];
}

function readCursor(cursor: string | undefined): readonly [string, string] | null {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  if (typeof at !== "string" || typeof id !== "string" || !isId(id)) return null;
  return Number.isNaN(Date.parse(at)) ? null : [at, id];
}
