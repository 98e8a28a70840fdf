import { pool } from "#lib/platform/db.ts";
import { unseal } from "#lib/platform/seal.ts";

export type Ordered = {
  readonly deliveryId: string;
  readonly template: string;
  readonly locale: string;
  readonly params: Readonly<Record<string, string>>;
};

/** Mails waiting in the outbox for an address, oldest first. */
export async function orderedMails(to: string): Promise<Ordered[]> {
  const { rows } = await pool().query<Ordered>(
    `select id as "deliveryId", template, locale, params - 'sendTo' as params from mail_delivery
     where params is not null and coalesce(params->>'sendTo', recipient) = $1 order by position`,
    [to],
  );
  return rows;
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
