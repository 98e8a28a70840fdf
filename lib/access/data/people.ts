import "server-only";
import type { Role } from "#lib/access/domain/applications.ts";
import type { Reach } from "#lib/access/domain/can.ts";
import type { HeldRight, PersonSheet } from "#lib/access/domain/people.ts";
import { pool } from "#lib/platform/db.ts";

export type PeopleFilter = {
  readonly patterns: readonly string[];
  /** Only who has not connected since. */
  readonly notSince: Date | null;
  readonly userId: string | null;
  readonly after: readonly [lastName: string, firstName: string, id: string] | null;
  readonly limit: number;
};

type Row = {
  membershipId: string;
  version: number;
  userId: string;
  lastName: string;
  firstName: string;
  email: string;
  role: Role;
  since: Date;
  lastSignIn: Date | null;
  rights: HeldRight[];
};

/** `$2` holds the services that the reader consults, null for the whole structure: of the others neither people nor rights are told. */
const SQL = `
  select m.id as "membershipId", m.version, u.id as "userId", u.last_name as "lastName", u.first_name as "firstName",
    u.login_email as email, m.role, m.created_at as since, u.last_sign_in_at as "lastSignIn",
    coalesce((
      select json_agg(json_build_object('application', h.application, 'level', h.level, 'service', s.code))
      from habilitation h left join service s on s.id = h.service_id
      where h.membership_id = m.id and ($2::uuid[] is null or h.service_id = any($2))), '[]') as rights
  from membership m join "user" u on u.id = m.user_id
  where m.structure_id = $1 and m.ended_at is null and u.status = 'ACTIVE'
    and ($2::uuid[] is null or exists (select from habilitation h where h.membership_id = m.id and h.service_id = any($2)))
    and plain_text(u.first_name || ' ' || u.last_name || ' ' || u.login_email) like all ($3::text[])
    and ($4::timestamptz is null or u.last_sign_in_at is null or u.last_sign_in_at < $4)
    and ($5::uuid is null or u.id = $5)
    and ($6::text is null or (plain_text(u.last_name), plain_text(u.first_name), m.id) > (plain_text($6), plain_text($7), $8::uuid))
  order by plain_text(u.last_name), plain_text(u.first_name), m.id
  limit $9`;

/** People of a structure by name, for whoever reads there. */
export async function peopleRows(reach: Reach, filter: PeopleFilter): Promise<Row[]> {
  const services = reach.serviceIds === "all" ? null : reach.serviceIds;
  const { patterns, notSince, userId, after, limit } = filter;
  const [lastName = null, firstName = null, id = null] = after ?? [];
  const values = [reach.structureId, services, patterns, notSince, userId, lastName, firstName, id, limit];
  return (await pool().query<Row>(SQL, values)).rows;
}

export function toPerson({ firstName, lastName, ...row }: Row): PersonSheet {
  return { ...row, name: `${firstName} ${lastName}` };
}
