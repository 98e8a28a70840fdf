import { pool } from "#lib/platform/db.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { unseal } from "#lib/platform/seal.ts";

export type Ordered = Jobs["mail.send"];

/** Mails waiting in the queue for an address, oldest first. */
export async function orderedMails(to: string): Promise<Ordered[]> {
  const { rows } = await pool().query<{ data: Ordered }>(
    "select data from pgboss.job where name = 'mail.send' and data->>'to' = $1 order by created_on, data->>'deliveryId'",
    [to],
  );
  return rows.map((row) => row.data);
}

/** A secret of the last mail of a template to an address: what only its reader gets to know. */
export async function lastSecret(to: string, template: string, name: string): Promise<string> {
  const mail = (await orderedMails(to)).filter((one) => one.template === template).at(-1);
  if (!mail?.params.sealed) throw new Error(`no ${template} was sent to ${to}`);
  return JSON.parse(unseal("mail", mail.params.sealed))[name];
}

/** The six digits of the last sign-in code sent to an address. */
export function lastCode(to: string): Promise<string> {
  return lastSecret(to, "signInCode", "code");
}
