import "server-only";
import { pool } from "#lib/platform/db.ts";

/** A mail that this process has to itself for a while. */
export type Claimed = {
  readonly id: string;
  readonly recipient: string;
  readonly template: string;
  readonly locale: string;
  readonly params: Readonly<Record<string, string>>;
  readonly tries: number;
  readonly created_at: Date;
};

/** Seconds that a claim lasts: longer than a server may take to answer, so that nobody else sends the same mail meanwhile. */
export const CLAIM_SECONDS = 60;

const CLAIM = `
  update mail_delivery set claimed_until = $2::timestamptz + interval '${CLAIM_SECONDS} seconds', tries = tries + 1
  where id = (select id from mail_delivery where recipient = $1 and sent_at is null and failed_at is null order by position limit 1)
    and (claimed_until is null or claimed_until <= $2) and ($3 or next_try_at is null or next_try_at <= $2)
    and sent_at is null and failed_at is null
  returning id, recipient, template, locale, params, tries, created_at`;

/**
 * The oldest mail that waits for an address, for this process alone; null when there is none, when another process has it, or when it
 * is not time to try it again (`early` tries it all the same). Only the oldest can be had: mails to one address keep their order.
 */
export async function claimNext(recipient: string, at: Date, early: boolean): Promise<Claimed | null> {
  const { rows } = await pool().query<Claimed>(CLAIM, [recipient, at, early]);
  return rows[0] ?? null;
}

/**
 * The mail has left. One statement by itself, sent as soon as the server took the mail: what remains between the two is all the time in
 * which a process that dies makes its successor send a second one. What the mail said is forgotten with it.
 */
export async function markSent(id: string, messageId: string, at: Date): Promise<void> {
  await pool().query(
    `with gone as (delete from grouped_notice where delivery_id = $1)
     update mail_delivery set sent_at = $3, message_id = $2, params = null, claimed_until = null where id = $1`,
    [id, messageId, at],
  );
}

export async function tryAgain(id: string, at: Date): Promise<void> {
  await pool().query("update mail_delivery set claimed_until = null, next_try_at = $2 where id = $1", [id, at]);
}

export async function giveUp(id: string, failure: string, at: Date): Promise<void> {
  await pool().query(
    "update mail_delivery set claimed_until = null, params = null, failed_at = $3, failure = $2 where id = $1",
    [id, failure, at],
  );
}

/** Addresses with a mail whose time to be tried has come, the one that has waited longest first. Those of the last seconds have a job of their own. */
export async function overdueRecipients(at: Date, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ recipient: string }>(
    `select recipient from mail_delivery
     where sent_at is null and failed_at is null and (claimed_until is null or claimed_until <= $1)
       and coalesce(next_try_at, created_at + interval '20 seconds') <= $1
     group by recipient order by min(position) limit $2`,
    [at, limit],
  );
  return rows.map(({ recipient }) => recipient);
}
