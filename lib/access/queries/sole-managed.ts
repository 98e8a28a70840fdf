import "server-only";
import { db, type Tx } from "#lib/platform/db.ts";

export type SoleManaged = { readonly structureId: string; readonly legalName: string; readonly others: number };

/**
 * The structures that would be left with members and without a manager if this person went: they hand over first. A structure of
 * which they are the only member stops nobody.
 */
export function soleManaged(userId: string, over: Tx = db()): Promise<SoleManaged[]> {
  return over.$queryRaw<SoleManaged[]>`
    select s.id as "structureId", s.legal_name as "legalName", count(o.id)::int as others
    from membership m
      join structure s on s.id = m.structure_id
      join membership o on o.structure_id = m.structure_id and o.user_id <> m.user_id and o.ended_at is null
      join "user" u on u.id = o.user_id and u.status = 'ACTIVE'
    where m.user_id = ${userId}::uuid and m.ended_at is null and m.role in ('MAIN_MANAGER', 'SECONDARY_MANAGER')
    group by s.id, s.legal_name
    having count(o.id) filter (where o.role in ('MAIN_MANAGER', 'SECONDARY_MANAGER')) = 0
    order by s.legal_name, s.id`;
}
