import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { canAsStaff } from "#lib/access/domain/staff.ts";
import { recordAudit } from "#lib/audit/commands/record-audit.ts";
import { filledFilters, type TrailFilter } from "#lib/audit/domain/trail-filter.ts";
import { pool, transaction } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { DEFAULT_PAGE_SIZE, decodeCursor, type Page, pageOf } from "#lib/shared/pagination.ts";

export type TrailRow = {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly outcome: "done" | "refused";
  /** Who did it: their sign-in address, or nobody who is known. */
  readonly email: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly address: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
};

/**
 * The trail, the latest first: its ids grow with time, so a page is read from the index of the ids. Searching it is itself recorded, by
 * which filters. Null for whoever may not read it.
 */
export async function searchTrail(actor: Actor, filter: TrailFilter, cursor?: string): Promise<Page<TrailRow> | null> {
  if (!canAsStaff(actor, "audit.read")) return null;
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const [after] = decodeCursor(cursor, 1) ?? [];
  const day = (value: string, more = "") => `((${add(value)}::date${more})::timestamp at time zone 'Europe/Paris')`;
  const conditions = [
    typeof after === "string" && isId(after) ? `e.id < ${add(after)}::uuid` : "",
    filter.type === "" ? "" : `starts_with(e.type, ${add(filter.type)})`,
    filter.outcome === "" ? "" : `e.outcome = ${add(filter.outcome)}`,
    filter.email === "" ? "" : `e.user_id in (select id from "user" where login_email = ${add(filter.email)})`,
    filter.about === "" ? "" : aboutOf(filter.about, add),
    filter.from === "" ? "" : `e.at >= ${day(filter.from)}`,
    filter.to === "" ? "" : `e.at < ${day(filter.to, " + 1")}`,
  ].filter((one) => one !== "");
  const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
  const { rows } = await pool().query<TrailRow>(
    `select e.id, e.at, e.type, e.outcome, u.login_email as email, e.subject_type as "subjectType", e.subject_id as "subjectId",
       e.address, e.detail
     from (select * from audit_event e ${where} order by e.id desc limit ${add(DEFAULT_PAGE_SIZE + 1)}) e
     left join "user" u on u.id = e.user_id order by e.id desc`,
    values,
  );
  const filters = filledFilters(filter);
  if (filters.length > 0 && !cursor) {
    const { userId, sessionId } = actor;
    await transaction((tx) => recordAudit(tx, { type: "audit.searched", detail: { filters }, userId, sessionId }));
  }
  return pageOf(rows, DEFAULT_PAGE_SIZE, ({ id }) => [id]);
}

/** An id of anything that the trail names; what is none finds nothing. */
function aboutOf(about: string, add: (value: unknown) => string): string {
  if (!isId(about)) return "false";
  const id = `${add(about)}::uuid`;
  return `(e.subject_id = ${id} or e.structure_id = ${id} or e.session_id = ${id} or e.user_id = ${id})`;
}
