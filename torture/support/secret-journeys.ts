import { randomBytes, randomInt } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { generateSync } from "otplib";
import { formsOf, formWith, sendForm } from "#bench/form.ts";
import { captchaAnswer } from "#e2e/support/captcha.ts";
import { routes } from "#lib/shared/routes.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { cookieIn, type Plot, page, password, post, word } from "#torture/support/canaries.ts";
import { codeIn, linkIn, mailsTo } from "#torture/support/mailbox.ts";
import { cookieOf, elsewhere, newVisitor, onPortal, type Visitor } from "#torture/support/portal.ts";

type Person = Visitor & { readonly password: string };

/** A wrong password, the right one, a wrong code, the right one. */
export async function trySignIn(plot: Plot): Promise<Person> {
  const { portal, canaries } = plot;
  const [right, wrong] = [password(), password()];
  const passwordHash = await hash(right, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  const person = await newVisitor(portal, { passwordHash });
  canaries.push({ kind: "password", text: right }, { kind: "wrong password", text: wrong });
  await post(plot, routes.signIn(), "password", { email: person.email, password: wrong });
  const half = cookieIn(await post(plot, routes.signIn(), "password", { email: person.email, password: right }));
  const [mail] = await mailsTo(portal, person.email, 1);
  if (!mail) throw new Error("no code arrived");
  const code = codeIn(mail);
  const other = String((Number(code) + 1 + randomInt(900_000)) % 1_000_000).padStart(6, "0");
  canaries.push({ kind: "code", text: code }, { kind: "wrong code", text: other });
  await post(plot, routes.signInCode(), "code", { code: other }, half);
  const full = await post(plot, routes.signInCode(), "code", { code }, half);
  if (full.status !== 303) throw new Error(`the code was answered ${full.status}`);
  for (const cookie of [half, cookieIn(full)]) {
    const value = cookie.split("=").slice(1).join("=").split(";")[0] ?? "";
    if (value.length > 20) canaries.push({ kind: "session cookie", text: value });
  }
  return { ...person, password: right };
}

/** A forgotten password: the link's token, a refused new password, an accepted one, the link again. */
export async function tryReset(plot: Plot, person: Person): Promise<void> {
  const { portal, canaries, answers } = plot;
  await post(plot, routes.forgottenPassword(), "email", { email: person.email });
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
  const own: Plot = { ...plot, answers: [] };
  await post(own, path, "newPassword", secrets(refused, `${refused}!`));
  await post(own, path, "newPassword", secrets(accepted));
  for (const { text } of own.answers)
    plot.answers.push({ where: "answer of the form of the new password", text: text.replaceAll(jeton, "") });
  await page(own, path);
  const dead = await (await fetch(`${portal.origin}${path}`, { headers: elsewhere() })).text();
  answers.push({ where: "page of a dead link", text: dead.replaceAll(jeton, "") });
}

/** A captcha solved wrongly, then rightly; an account asked for, its link, its first password. Gives the cookie of the first session. */
export async function tryRegistration(plot: Plot): Promise<string> {
  const { portal, canaries } = plot;
  const email = `inscrite-${word()}@torture.example`;
  const visitor = `visiteur=${randomBytes(16).toString("hex")}`;
  const path = routes.register();
  const html = await page(plot, path, visitor);
  const captchaJeton = formWith(html, "captcha", `${portal.origin}${path}`).fields.captchaJeton ?? "";
  const answer = captchaAnswer(captchaJeton);
  canaries.push({ kind: "captcha", text: answer });
  const person = { firstName: "Ada", lastName: "Essai", phone: "", contactEmail: "", terms: "oui" };
  const form = { etape: "envoi", email, emailConfirmation: email, ...person, captchaJeton };
  // The form comes back with what was typed, and with another captcha: its answer is not looked for there.
  const own: Plot = { ...plot, answers: [] };
  const asked = await post(own, path, "captcha", { ...form, captcha: answer }, visitor);
  if (asked.status !== 303) throw new Error(`the registration was answered ${asked.status}`);
  const [mail] = await mailsTo(portal, email, 1);
  if (!mail) throw new Error("no activation link arrived");
  const jeton = new URL(linkIn(mail), portal.origin).searchParams.get("jeton") ?? "";
  const first = password();
  canaries.push({ kind: "activation token", text: jeton }, { kind: "first password", text: first });
  const secrets = { newPassword: first, passwordConfirmation: first };
  const opened = await post(own, routes.activate({ jeton }), "newPassword", secrets);
  if (opened.status !== 303) throw new Error(`the activation was answered ${opened.status}`);
  return cookieIn(opened);
}

/** An authenticator app, with a wrong code and the right one; then recovery codes, shown once. */
export async function tryFactors(plot: Plot, cookie: string): Promise<void> {
  const { portal, canaries } = plot;
  const own: Plot = { ...plot, answers: [] };
  const started = await fetch(`${portal.origin}${routes.addApp()}`, {
    redirect: "manual",
    headers: { cookie, ...elsewhere() },
  });
  const at = new URL(started.headers.get("location") ?? "", portal.origin);
  const html = await page(own, at.pathname + at.search, cookie);
  const secret = /[?&;]secret=([A-Z2-7]+)/.exec(html)?.[1];
  if (!secret) throw new Error("the page of the app shows no secret");
  const code = generateSync({ secret });
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  canaries.push({ kind: "app secret", text: secret }, { kind: "app code", text: code });
  for (const one of [wrong, code]) {
    const reply = await post(own, at.pathname + at.search, "code", { code: one, label: "Application" }, cookie);
    if ((reply.status === 303) !== (one === code)) throw new Error(`the code of the app was answered ${reply.status}`);
  }
  const path = routes.recoveryCodes();
  const before = await page(own, path, cookie);
  const [form] = formsOf(before.slice(before.indexOf("<main")), `${portal.origin}${path}`);
  if (!form) throw new Error("the page of the recovery codes has no form");
  const made = await sendForm(form, {}, { cookie });
  const shown = await page(own, path, [cookie, cookieIn(made)].filter(Boolean).join("; "));
  const codes = [...shown.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, text = ""]) => text);
  if (codes.length !== 10) throw new Error(`${codes.length} recovery codes were shown`);
  canaries.push(...codes.map((text) => ({ kind: "recovery code", text })));
}

/** An invoice with an IBAN of its own, as its supplier deposits it; then one that is no invoice at all. */
export async function tryDeposit(plot: Plot): Promise<void> {
  const { portal, canaries, answers } = plot;
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
export async function tryNonsense(plot: Plot): Promise<void> {
  const { canaries, answers } = plot;
  const { origin } = plot.portal;
  const [token, posted, cookie] = [word() + word(), password(), word() + word()];
  canaries.push(
    { kind: "token of an address", text: token },
    { kind: "password of a strange form", text: posted },
    { kind: "forged cookie", text: cookie },
  );
  const own: Plot = { ...plot, answers: [] };
  await page(own, routes.newPassword({ jeton: token }));
  await page(own, routes.verifyCertificate(token));
  for (const one of own.answers) answers.push({ ...one, text: one.text.replaceAll(token, "") });
  await page(plot, routes.myAttachments(), `chorale.session=${cookie}; chorale.navigateur=${cookie}`);
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
