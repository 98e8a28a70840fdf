import "server-only";
import { TERMINAL_STATUSES } from "#lib/invoices/domain/status.ts";
import { pool } from "#lib/platform/db.ts";

/** What is under way in a structure, before somebody deactivates it. Counts. */
export type DeactivationEffects = {
  /** Drafts, which could not be sent any more. */
  readonly drafts: number;
  /** Invoices sent or received that have not come to their end: they go on. */
  readonly issued: number;
  readonly received: number;
  /** Attachment requests that wait: they are closed. */
  readonly requests: number;
  readonly services: number;
  readonly accounts: number;
  readonly members: number;
};

const DRAFTS = ["BROUILLON", "INTERPRETEE_OCR"];

const SQL = `
  select c.drafts, c.issued, c.received,
    (select count(*)::int from attachment_request where structure_id = $1 and status = 'EN_COURS_DE_VALIDATION') as requests,
    (select count(*)::int from service where structure_id = $1 and status = 'ACTIF') as services,
    (select count(*)::int from bank_account where structure_id = $1 and (valid_to is null or valid_to > now())) as accounts,
    (select count(*)::int from membership where structure_id = $1 and ended_at is null) as members
  from (
    select
      coalesce(sum(count) filter (where side = 'ISSUED' and status::text = any($2)), 0)::int as drafts,
      coalesce(sum(count) filter (where side = 'ISSUED' and not status::text = any($3)), 0)::int as issued,
      coalesce(sum(count) filter (where side = 'RECEIVED' and not status::text = any($3)), 0)::int as received
    from invoice_count where structure_id = $1
  ) c`;

export async function deactivationEffects(structureId: string): Promise<DeactivationEffects> {
  const over = [...DRAFTS, ...TERMINAL_STATUSES];
  const { rows } = await pool().query<DeactivationEffects>(SQL, [structureId, DRAFTS, over]);
  const [effects] = rows;
  if (!effects) throw new Error("a sum has one row");
  return effects;
}
