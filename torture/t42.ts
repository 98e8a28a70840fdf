import { randomInt } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { hash } from "@node-rs/argon2";
import { formWith, sendForm } from "#bench/form.ts";
import { routes } from "#lib/shared/routes.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { codeIn, mailsTo } from "#torture/support/mailbox.ts";
import { cookieOf, elsewhere, newVisitor, onPortal, type Visitor } from "#torture/support/portal.ts";

/** What must appear nowhere but where it belongs: its kind, and itself. */
type Canary = { readonly kind: string; readonly text: string };
type Written = { readonly where: string; readonly text: string };

const RUNS: Readonly<Record<Size, number>> = { sample: 1, first: 10, long: 50 };

/** Secrets typed and produced during sign-in, reset and deposit, searched in everything that is written: logs, jobs, trail, error pages. */
export const t42: PortalRow = {
  id: "T-42",
  title: "secrets in what is written",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    const started = new Date();
    const canaries: Canary[] = [];
    const answers: Written[] = [];
    for (let run = 0; run < RUNS[size]; run += 1) {
      const passwords = await trySignIn(portal, canaries, answers);
      await tryReset(portal, passwords, canaries, answers);
      await tryDeposit(portal, canaries, answers);
    }
    await tryNonsense(portal, canaries, answers);
    const written = [...logs(portal), ...(await rows(portal, started)), ...answers];
    const found = canaries.flatMap(({ kind, text }) =>
      written.filter((one) => holds(one.text, text)).map(({ where }) => `${kind} in ${where}`),
    );
    // A search that looks at nothing finds nothing: the trail and the logs must hold what happened.
    const looked = written.reduce((sum, one) => sum + one.text.length, 0);
    const seen =
      written.some(({ where }) => where === "audit_event") && written.some(({ where }) => where.endsWith(".log"));
    return {
      size: `${figure(canaries.length)} secrets (${[...new Set(canaries.map(({ kind }) => kind))].join(", ")}), ${figure(written.length)} logs, rows and error pages of ${figure(Math.round(looked / 1000))} kB`,
      found: found.length === 0 ? "0 found" : `${found.length} found: ${[...new Set(found)].slice(0, 5).join("; ")}`,
      pass: found.length === 0 && seen && canaries.length >= 8,
    };
  },
};

/** Digits alone could be part of a longer number: they count as the secret only when nothing stands beside them. */
function holds(text: string, secret: string): boolean {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64").replace(/=+$/, "")];
  if (!/^\d{6}$/.test(secret)) return forms.some((form) => text.includes(form));
  return new RegExp(`(?<![\\w.-])${secret}(?![\\w-])`).test(text);
}

const word = () => Array.from({ length: 12 }, () => "abcdefghjkmnpqrstuvwxyz"[randomInt(23)]).join("");
const password = () => `Canari-${word()}-7`;

async function page(portal: TorturedPortal, path: string, answers: Written[], cookie = ""): Promise<string> {
  const reply = await fetch(`${portal.origin}${path}`, { headers: { ...(cookie ? { cookie } : {}), ...elsewhere() } });
  const html = await reply.text();
  if (reply.status >= 400) answers.push({ where: `answer ${reply.status} of ${path.split("?")[0]}`, text: html });
  return html;
}

async function post(
  portal: TorturedPortal,
  path: string,
  field: string,
  values: Record<string, string>,
  answers: Written[],
  cookie = "",
): Promise<Response> {
  const html = await page(portal, path, answers, cookie);
  const reply = await sendForm(formWith(html, field, `${portal.origin}${path}`), values, cookie);
  // A refused form comes back as a page: what was typed stays in its fields, but for secrets.
  if (reply.status !== 303)
    answers.push({ where: `answer of the form ${path.split("?")[0]}`, text: await reply.clone().text() });
  return reply;
}

function cookieIn(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}

type Person = Visitor & { readonly password: string };

/** A wrong password, the right one, a wrong code, the right one. */
async function trySignIn(portal: TorturedPortal, canaries: Canary[], answers: Written[]): Promise<Person> {
  const [right, wrong] = [password(), password()];
  const passwordHash = await hash(right, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  const person = await newVisitor(portal, { passwordHash });
  canaries.push({ kind: "password", text: right }, { kind: "wrong password", text: wrong });
  await post(portal, routes.signIn(), "password", { email: person.email, password: wrong }, answers);
  const half = cookieIn(
    await post(portal, routes.signIn(), "password", { email: person.email, password: right }, answers),
  );
  const [mail] = await mailsTo(portal, person.email, 1);
  if (!mail) throw new Error("no code arrived");
  const code = codeIn(mail);
  const other = String((Number(code) + 1 + randomInt(900_000)) % 1_000_000).padStart(6, "0");
  canaries.push({ kind: "code", text: code }, { kind: "wrong code", text: other });
  await post(portal, routes.signInCode(), "code", { code: other }, answers, half);
  const full = await post(portal, routes.signInCode(), "code", { code }, answers, half);
  if (full.status !== 303) throw new Error(`the code was answered ${full.status}`);
  for (const cookie of [half, cookieIn(full)]) {
    const value = cookie.split("=").slice(1).join("=").split(";")[0] ?? "";
    if (value.length > 20) canaries.push({ kind: "session cookie", text: value });
  }
  return { ...person, password: right };
}

/** A forgotten password: the link's token, a refused new password, an accepted one, the link again. */
async function tryReset(portal: TorturedPortal, person: Person, canaries: Canary[], answers: Written[]): Promise<void> {
  await post(portal, routes.forgottenPassword(), "email", { email: person.email }, answers);
  const mails = await mailsTo(portal, person.email, 2);
  const jeton = mails.map(({ html }) => /jeton=([\w-]{20,})/.exec(html)?.[1]).find(Boolean);
  if (!jeton) throw new Error("no link arrived");
  const [refused, accepted] = [`Canari-${word()}`, password()];
  canaries.push(
    { kind: "reset token", text: jeton },
    { kind: "new password", text: accepted },
    { kind: "refused password", text: refused },
  );
  const path = routes.newPassword({ jeton });
  const secrets = (one: string, two = one) => ({ newPassword: one, passwordConfirmation: two });
  // The page of the link carries its token, which is where it belongs: its answers are not searched.
  const own: Written[] = [];
  await post(portal, path, "newPassword", secrets(refused, `${refused}!`), own);
  await post(portal, path, "newPassword", secrets(accepted), own);
  for (const { text } of own)
    answers.push({ where: "answer of the form of the new password", text: text.replaceAll(jeton, "") });
  await page(portal, path, []);
  const dead = await (await fetch(`${portal.origin}${path}`, { headers: elsewhere() })).text();
  answers.push({ where: "page of a dead link", text: dead.replaceAll(jeton, "") });
}

/** An invoice with an IBAN of its own, as its supplier deposits it; then one that is no invoice at all. */
async function tryDeposit(portal: TorturedPortal, canaries: Canary[], answers: Written[]): Promise<void> {
  const [supplier] = await onPortal<{ id: string; structure_id: string }>(
    portal,
    `select u.id, m.structure_id from "user" u join membership m on m.user_id = u.id where u.login_email = 'camille@berthier.example' limit 1`,
  );
  if (!supplier) throw new Error("the demonstration's supplier is not there");
  const cookie = await cookieOf(portal, supplier.id);
  const iban = newIban();
  canaries.push({ kind: "IBAN", text: iban });
  const sample = { ...invoiceSample(7), number: `T42-${word().toUpperCase()}`, iban };
  const send = async (bytes: Uint8Array, name: string) => {
    const body = new FormData();
    body.append("structureId", supplier.structure_id);
    body.append("cle", `t42-${word()}`);
    body.append("fichier", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), name);
    const reply = await fetch(`${portal.origin}${routes.apiDeposits()}`, {
      method: "POST",
      body,
      headers: { cookie, origin: portal.origin, accept: "application/json", ...elsewhere() },
    });
    const text = await reply.text();
    if (!reply.ok) answers.push({ where: "answer of a refused deposit", text });
    return { ok: reply.ok, text };
  };
  const sent = await send(await invoicePdf(sample, "classic"), "facture.pdf");
  if (!sent.ok) throw new Error(`the deposit was refused: ${sent.text}`);
  await send(Buffer.from(`pas une facture ${iban}`), "facture.pdf");
}

/** A French IBAN that is nobody's, with its right key. */
function newIban(): string {
  const account = `30006${String(randomInt(10 ** 5)).padStart(5, "0")}${String(randomInt(10 ** 11)).padStart(11, "0")}97`;
  const digits = `${account}152700`;
  const key = 98n - (BigInt(digits) % 97n);
  return `FR${String(key).padStart(2, "0")}${account}`;
}

/** Secrets in the wrong place: as an address, as a parameter, as a cookie, in a form that nothing reads. */
async function tryNonsense(portal: TorturedPortal, canaries: Canary[], answers: Written[]): Promise<void> {
  const { origin } = portal;
  const [token, posted, cookie] = [word() + word(), password(), word() + word()];
  canaries.push(
    { kind: "token of an address", text: token },
    { kind: "password of a strange form", text: posted },
    { kind: "forged cookie", text: cookie },
  );
  const own: Written[] = [];
  await page(portal, routes.newPassword({ jeton: token }), own);
  await page(portal, routes.verifyCertificate(token), own);
  for (const one of own) answers.push({ ...one, text: one.text.replaceAll(token, "") });
  await page(portal, routes.myAttachments(), answers, `chorale.session=${cookie}; chorale.navigateur=${cookie}`);
  for (const path of [routes.signIn(), routes.apiDeposits(), routes.signOut()]) {
    const reply = await fetch(`${origin}${path}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ password: posted, "1_password": posted }),
      headers: { origin: "https://evil.example", ...elsewhere() },
    });
    answers.push({ where: `answer ${reply.status} of a strange form`, text: await reply.text() });
  }
}

function logs({ logDir }: TorturedPortal): Written[] {
  if (!logDir) throw new Error("where this portal writes its logs is not known");
  return globSync(`${logDir}/**/*.log`).map((file) => ({
    where: file.slice(logDir.length + 1),
    text: readFileSync(file, "utf8"),
  }));
}

/** The rows that outlive what they tell of, or wait to be sent. */
async function rows(portal: TorturedPortal, since: Date): Promise<Written[]> {
  const tables: readonly [string, string][] = [
    ["audit_event", "at"],
    ["login_attempt", "at"],
    ["mail_delivery", "created_at"],
    ["notification", "created_at"],
    ["verification_token", "created_at"],
    ["session", "created_at"],
    ["pgboss.job", "created_on"],
  ];
  const written: Written[] = [];
  for (const [table, at] of tables) {
    const found = await onPortal<{ line: string }>(
      portal,
      `select to_jsonb(t)::text as line from ${table} t where ${at} >= $1`,
      [since],
    );
    written.push(...found.map(({ line }) => ({ where: table, text: line })));
  }
  const counters = await onPortal<{ line: string }>(portal, "select key as line from rate_limit");
  return [...written, ...counters.map(({ line }) => ({ where: "rate_limit", text: line }))];
}
