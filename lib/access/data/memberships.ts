import "server-only";
import type { Membership } from "#lib/access/domain/actor.ts";
import { pool } from "#lib/platform/db.ts";

/** Raw SQL, one round trip: this runs before every page (architecture decision 3). */
const SQL = `
  select m.structure_id as "structureId", m.role,
    coalesce(json_agg(json_build_object('application', h.application, 'level', h.level, 'serviceId', h.service_id))
      filter (where h.id is not null), '[]') as habilitations
  from membership m left join habilitation h on h.membership_id = m.id
  where m.user_id = $1 and m.ended_at is null
  group by m.id order by m.created_at, m.id`;

/** The structures a person belongs to now, with their rights. */
export async function membershipsOf(userId: string): Promise<Membership[]> {
  const { rows } = await pool().query<Membership>({ name: "memberships", text: SQL, values: [userId] });
  return rows;
}
