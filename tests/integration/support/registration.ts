import { openRegistration, register, registrationInput } from "#lib/accounts/index.ts";
import { newCaptcha } from "#lib/captcha/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { unseal } from "#lib/platform/seal.ts";
import { elsewhere, lastToken } from "#tests/integration/support/self.ts";

/** The browser to which a captcha is shown. */
export const VISITOR = "0123456789abcdef0123456789abcdef";

export const captchaCode = (token: string): string => JSON.parse(unseal("captcha", token)).code;

let made = 0;
/** An address that nobody has registered with. */
export const someone = () => `inscrit${++made}@exemple.invalid`;

export const userOf = (email: string) => db().user.findUniqueOrThrow({ where: { loginEmail: email } });

/** What is typed to ask for an account; `over` changes some of it. */
export const form = (email: string, over: Record<string, unknown> = {}) =>
  registrationInput.parse({
    email,
    emailConfirmation: email,
    firstName: "Daniel",
    lastName: "Potier",
    phone: "01 23 45 67 89",
    contactEmail: "",
    terms: "oui",
    ...over,
  });

/** Asks for an account, its captcha solved. */
export async function ask(email: string, over: Record<string, unknown> = {}, from = elsewhere()) {
  const token = newCaptcha(VISITOR);
  const captcha = { token, answer: captchaCode(token) };
  return register({ form: form(email, over), captcha, visitor: VISITOR, locale: "fr", from });
}

type JobName = "account.register" | "account.activation";

/** What was ordered of the worker, oldest first. */
export async function jobs<N extends JobName>(name: N): Promise<Jobs[N][]> {
  const { rows } = await pool().query<{ data: Jobs[N] }>(
    "select data from pgboss.job where name = $1 order by created_on",
    [name],
  );
  return rows.map((row) => row.data);
}

export async function lastJob<N extends JobName>(name: N): Promise<Jobs[N]> {
  const job = (await jobs(name)).at(-1);
  if (!job) throw new Error("nothing was ordered");
  return job;
}

/** An account asked for, and the job that opens it run. */
export async function registered(email: string, over: Record<string, unknown> = {}) {
  const result = await ask(email, over);
  if (!result.ok) throw new Error(result.code);
  return openRegistration(await lastJob("account.register"));
}

/** An account that waits for its activation, and the token that was mailed for it. */
export async function waiting(email = someone(), over: Record<string, unknown> = {}) {
  await registered(email, over);
  return { email, token: await lastToken(email, "activation") };
}
