import { openSession } from "#lib/accounts/data/sessions.ts";
import { now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { unseal } from "#lib/platform/seal.ts";
import { makeUser } from "#tests/factories/people.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

export type User = Awaited<ReturnType<typeof makeUser>>;
export type Me = {
  readonly user: User;
  readonly userId: string;
  readonly sessionId: string;
  readonly systemRole: string;
};

let address = 0;
/** A network address that no other test of the file comes from. */
export const elsewhere = () => ({
  address: `203.0.${Math.floor(++address / 250)}.${address % 250}`,
  userAgent: "vitest",
});

/** One more open session of somebody, as the end of a sign-in leaves it. */
export async function openFor(user: { id: string }): Promise<string> {
  const at = now();
  const opened = await transaction((tx) =>
    openSession(tx, { userId: user.id, state: "FULL", factor: "EMAIL", at, from: elsewhere() }),
  );
  return opened.sessionId;
}

/** Somebody signed in a moment ago. */
export async function makeMe(over: Parameters<typeof makeUser>[0] = {}): Promise<Me> {
  const user = await makeUser(over);
  return { user, userId: user.id, sessionId: await openFor(user), systemRole: user.systemRole };
}

/** As if the second factor had been given so long ago. */
export async function provenAgo(me: Me, minutes: number): Promise<void> {
  const provenAt = new Date(Date.now() - minutes * 60_000);
  await db().session.update({ where: { id: me.sessionId }, data: { provenAt } });
}

/** The token of the last link mailed to an address by a template. */
export async function lastToken(to: string, template: string): Promise<string> {
  const mail = (await orderedMails(to)).filter((one) => one.template === template).at(-1);
  if (!mail?.params.sealed) throw new Error(`no ${template} was sent to ${to}`);
  const { link } = JSON.parse(unseal("mail", mail.params.sealed));
  return new URL(link, "http://portal.invalid").searchParams.get("jeton") ?? "";
}

export const templatesTo = async (to: string) => (await orderedMails(to)).map((mail) => mail.template);

export const auditOf = (userId: string, type: string) => db().auditEvent.findMany({ where: { userId, type } });
