import "server-only";
import type { Actor } from "#lib/access/domain/actor.ts";
import { can } from "#lib/access/domain/can.ts";
import type { RightsEvent } from "#lib/access/domain/people.ts";
import { pool } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

const SHOWN = 50;

/** From the trail: what was done to a person's place in a structure. Who did it is named as they are called today. */
const SQL = `
  select e.id, e.at, e.type, e.detail, s.code as service, b.first_name || ' ' || b.last_name as by
  from audit_event e
    left join "user" b on b.id = e.user_id
    left join service s on s.id = (e.detail->>'serviceId')::uuid
  where e.subject_type = 'user' and e.subject_id = $1 and e.structure_id = $2 and e.outcome = 'done'
    and (starts_with(e.type, 'rights.') or starts_with(e.type, 'place.') or starts_with(e.type, 'role.'))
  order by e.at desc, e.id desc limit ${SHOWN}`;

type Row = Omit<RightsEvent, "before" | "after"> & { detail: Readonly<Record<string, unknown>> };

/** The history of a person's rights in a structure, newest first, for its managers and the person; nothing for others. */
export async function rightsHistory(actor: Actor, structureId: string, userId: string): Promise<RightsEvent[]> {
  if (actor.userId !== userId && !can(actor, "organisation.read", { structureId })) return [];
  if (!isId(structureId) || !isId(userId)) return [];
  const { rows } = await pool().query<Row>(SQL, [userId, structureId]);
  return rows.map(({ detail, ...row }) => ({ ...row, before: texts(detail.before), after: texts(detail.after) }));
}

function texts(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === "string");
}
