import "server-only";
import type { Reach } from "#lib/access/domain/can.ts";
import type { FoundPerson } from "#lib/access/domain/people.ts";
import { pool } from "#lib/platform/db.ts";

/** One row a person, with the first of the structures, by name, where they are known to the reader. */
const SQL = `
  select distinct on (plain_text(u.last_name), plain_text(u.first_name), u.id)
    u.id as "userId", u.first_name || ' ' || u.last_name as name, s.id as "structureId", coalesce(s.label, s.legal_name) as "structureName"
  from jsonb_to_recordset($1::jsonb) as reach (structure_id uuid, services uuid[])
  join membership m on m.structure_id = reach.structure_id and m.ended_at is null
  join "user" u on u.id = m.user_id and u.status = 'ACTIVE'
  join structure s on s.id = m.structure_id
  where (reach.services is null or exists (select from habilitation h where h.membership_id = m.id and h.service_id = any(reach.services)))
    and plain_text(u.first_name || ' ' || u.last_name || ' ' || u.login_email) like all ($2::text[])
  order by plain_text(u.last_name), plain_text(u.first_name), u.id, plain_text(coalesce(s.label, s.legal_name))
  limit $3`;

/** People of the structures, or of the services, that the reader consults, whose name or address has every pattern. */
export async function foundPeople(
  reaches: readonly Reach[],
  patterns: readonly string[],
  limit: number,
): Promise<FoundPerson[]> {
  const places = reaches.map(({ structureId, serviceIds }) => ({
    structure_id: structureId,
    services: serviceIds === "all" ? null : serviceIds,
  }));
  return (await pool().query<FoundPerson>(SQL, [JSON.stringify(places), patterns, limit])).rows;
}
