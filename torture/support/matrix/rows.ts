import { pool } from "#lib/platform/db.ts";
import type { World } from "#torture/support/matrix/world.ts";

/** Everything that belongs to the first supplier, its town and one person, as one text: it must not change under a stranger's hand. */
export async function rowsOf({ structureId, recipientId }: World, userId: string): Promise<string> {
  const structures = [structureId, recipientId];
  const { rows } = await pool().query<{ rows: string }>(
    `select jsonb_build_array(
       (select jsonb_agg(to_jsonb(t) order by id) from structure t where id = any($1)),
       (select jsonb_agg(to_jsonb(t) order by id) from service t where structure_id = any($1)),
       (select jsonb_agg(to_jsonb(t) order by id) from bank_account t where structure_id = any($1)),
       (select jsonb_agg(to_jsonb(t) order by id) from membership t where structure_id = any($1)),
       (select jsonb_agg(to_jsonb(h) order by h.id) from habilitation h join membership m on m.id = h.membership_id where m.structure_id = any($1)),
       (select jsonb_agg(to_jsonb(t) order by id) from attachment_request t where structure_id = any($1)),
       (select jsonb_agg(to_jsonb(t) order by id) from structure_claim t where structure_id = any($1)),
       (select jsonb_agg(to_jsonb(t) - array['issuer_seen_at', 'handler_seen_at'] order by id) from ticket t where structure_id = any($1)),
       (select jsonb_agg(to_jsonb(t) order by id) from invoice t where supplier_id = any($1)),
       (select jsonb_agg(to_jsonb(f) order by f.id) from invoice_file f join invoice i on i.id = f.invoice_id where i.supplier_id = any($1)),
       (select jsonb_agg(to_jsonb(t) order by id) from deposit_flow t where structure_id = any($1)),
       (select jsonb_agg(to_jsonb(m) order by m.id) from deposit_flow_member m join deposit_flow f on f.id = m.flow_id where f.structure_id = any($1)),
       (select to_jsonb(t) from "user" t where id = $2),
       (select to_jsonb(t) from credential t where user_id = $2),
       (select jsonb_agg(to_jsonb(t) order by id) from second_factor t where user_id = $2),
       (select jsonb_agg(to_jsonb(t) order by id) from consent t where user_id = $2),
       (select jsonb_agg(jsonb_build_array(id, state, revoked_at) order by id) from session t where user_id = $2))::text as rows`,
    [structures, userId],
  );
  return rows[0]?.rows ?? "";
}
