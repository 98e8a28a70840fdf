import { randomBytes } from "node:crypto";
import pg from "pg";
import { formWith, type PageForm, sendForm } from "#bench/form.ts";
import { captchaPass } from "#e2e/support/captcha.ts";
import { hashPassword } from "#lib/accounts/index.ts";
import { seal } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { median, sameDistribution } from "#torture/support/statistics.ts";

/**
 * Can one learn who has an account? Each form is sent for addresses that have one and for addresses that have none, in turns; the
 * answers must be the same, text and time, and the mails those that the design says. Every request comes from a network address of its
 * own and is for an e-mail of its own, so that no limit answers in the form's place.
 */
const COUNT: Readonly<Record<Size, number>> = { sample: 20, first: 2000, long: 2000 };

/** In the tests a form that mails is sent less often: the demonstration's mail shows the last fifty to all of them. */
const countOf = (form: Form, size: Size) => (size === "sample" && form.mails.known ? 10 : COUNT[size]);

type Side = "known" | "unknown";
type Form = {
  readonly name: string;
  /** Mails that each side gets for one request, by template. */
  readonly mails: Readonly<Record<Side, string | null>>;
  readonly prepare: (origin: string) => Promise<(email: string) => Promise<Answer>>;
};

let sent = 0;
/** A network address that nobody used before. */
function caller(): Record<string, string> {
  sent += 1;
  return { "x-forwarded-for": `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}` };
}

type Answer = { readonly status: number; readonly location: string; readonly body: string; readonly ms: number };

async function formOn(url: string, field: string, headers: Readonly<Record<string, string>> = {}): Promise<PageForm> {
  return formWith(await (await fetch(url, { headers })).text(), field, url);
}

/** Sends it once, and tells how long the whole answer took. */
async function sendTimed(...form: Parameters<typeof sendForm>): Promise<Answer> {
  const started = performance.now();
  const reply = await sendForm(...form);
  const body = await reply.text();
  const ms = performance.now() - started;
  return { status: reply.status, location: reply.headers.get("location") ?? "", body, ms };
}

const simple =
  (path: string, extra: Record<string, string> = {}) =>
  async (origin: string) => {
    const form = await formOn(origin + path, "email");
    return (email: string) => sendTimed(form, { email, ...extra }, caller());
  };

const FORMS: readonly Form[] = [
  {
    name: "sign-in",
    mails: { known: null, unknown: null },
    prepare: simple(routes.signIn(), { password: "Pas-le-bon-2026" }),
  },
  {
    name: "forgotten password",
    mails: { known: "passwordReset", unknown: null },
    prepare: simple(routes.forgottenPassword()),
  },
  {
    name: "registration",
    mails: { known: "alreadyRegistered", unknown: "activation" },
    prepare: async (origin) => {
      const visitor = randomBytes(16).toString("hex");
      const headers = { cookie: `visiteur=${visitor}` };
      const form = await formOn(origin + routes.register(), "email", headers);
      return (email) =>
        sendTimed(
          form,
          { ...REGISTRANT, email, emailConfirmation: email, captchaPasse: captchaPass(visitor) },
          { ...headers, ...caller() },
        );
    },
  },
  {
    name: "activation link again",
    mails: { known: "alreadyRegistered", unknown: null },
    prepare: async (origin) => {
      const page = (email: string) => origin + routes.registered({ demande: request(email) });
      const form = await formOn(page("a@b.example"), "demande");
      return (email) => sendTimed({ ...form, action: page(email) }, { demande: request(email) }, caller());
    },
  },
];

const REGISTRANT = {
  etape: "envoi",
  firstName: "Ada",
  lastName: "Essai",
  phone: "",
  contactEmail: "",
  terms: "oui",
  captcha: "",
};

function request(email: string): string {
  return seal("registration-request", JSON.stringify({ email, at: Date.now() }));
}

const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script>/g;
const SENT_DATA = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g;

/**
 * What a page holds, in an order that does not depend on which part of it was ready first: its HTML, then the rows of data behind it,
 * sorted, without the numbers that they are given as they come.
 */
function inOrder(body: string): string {
  const data = [...body.matchAll(SENT_DATA)].map(([, text]) => JSON.parse(text ?? '""') as string).join("");
  const rows = data.split("\n").map((row) => row.replace(/^[0-9a-f]+:/, "").replace(/\$[A-Za-z]?[0-9a-f]+/g, "$"));
  return [body.replace(SCRIPT, ""), ...rows.sort()].join("\n");
}

/** What is left of an answer without what is another at every request anyway. */
function shape({ status, location, body }: Answer, email: string): string {
  const plain = inOrder(body)
    .replaceAll(email, "…")
    .replaceAll(encodeURIComponent(email), "…")
    .replace(/nonce="[^"]*"|"nonce":"[^"]*"|nonce\\":\\"[^"\\]*/g, "")
    .replace(/[\w-]{150,}/g, (sealed) => `(${sealed.length})`);
  return `${status} ${location.replace(/demande=[^&]*/, (sealed) => `(${sealed.length})`)} ${plain}`;
}

type Measured = { name: string; answers: Record<Side, Set<string>>; times: Record<Side, number[]> };

async function measure(form: Form, origin: string, people: readonly Record<Side, string>[]): Promise<Measured> {
  const send = await form.prepare(origin);
  const found: Measured = {
    name: form.name,
    answers: { known: new Set(), unknown: new Set() },
    times: { known: [], unknown: [] },
  };
  for (const email of ["chauffe-1@essai.example", "chauffe-2@essai.example"]) await send(email);
  for (const pair of people) {
    const order: Side[] = Math.random() < 0.5 ? ["known", "unknown"] : ["unknown", "known"];
    for (const side of order) {
      const answer = await send(pair[side]);
      found.answers[side].add(shape(answer, pair[side]));
      found.times[side].push(answer.ms);
    }
  }
  return found;
}

function judge({ name, answers, times }: Measured, size: Size): { found: string; pass: boolean } {
  const kinds = new Set([...answers.known, ...answers.unknown]).size;
  const statuses = [...new Set([...answers.known, ...answers.unknown].map((one) => one.slice(0, 3)))];
  const right = statuses.length === 1 && (statuses[0] === "303" || statuses[0] === "200");
  const difference = Math.abs(median(times.known) - median(times.unknown));
  const p = sameDistribution(times.known, times.unknown);
  // Twenty a side on a busy machine say nothing of five milliseconds: there, only a difference that one sees by eye fails.
  const ratio = median(times.known) / median(times.unknown);
  const timing = size === "sample" ? (ratio > 0.5 && ratio < 2) || difference < 50 : p > 0.01 && difference < 5;
  return {
    found: `${name}: ${kinds} answer${kinds === 1 ? "" : "s"} (${statuses.join(", ")}), medians ${median(times.known).toFixed(1)} and ${median(times.unknown).toFixed(1)} ms, KS p = ${p.toFixed(3)}`,
    pass: kinds === 1 && right && timing,
  };
}

/** People who have an account, and addresses of the same length that have none. */
async function makePeople(client: pg.Client, count: number): Promise<Record<Side, string>[]> {
  const run = randomBytes(4).toString("hex");
  const address = (side: string, n: number) => `${side}-${run}-${String(n).padStart(5, "0")}@essai.example`;
  const people = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    known: address("avec", n),
    unknown: address("sans", n),
  }));
  await client.query(
    `insert into "user" (id, login_email, contact_email, contact_verified, first_name, last_name, status, updated_at)
     select id, email, email, true, 'Ada', 'Essai', 'ACTIVE', now() from unnest($1::uuid[], $2::text[]) as one(id, email)`,
    [people.map(({ id }) => id), people.map(({ known }) => known)],
  );
  await client.query(
    "insert into credential (user_id, password_hash, changed_at) select id, $2, now() from unnest($1::uuid[]) as one(id)",
    [people.map(({ id }) => id), await hashPassword("Barque-verte-2026")],
  );
  return people;
}

/** How many mails of a template were ordered for one side of these people; waits for the worker as long as it gets on. */
async function mailsOf(
  client: pg.Client,
  template: string | null,
  emails: readonly string[],
  wanted: number,
): Promise<number> {
  let last = -1;
  for (let idle = 0; ; idle++) {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from mail_delivery where recipient = any($1) and ($2::text is null or template = $2)",
      [emails, template],
    );
    const count = rows[0]?.count ?? 0;
    if (count >= wanted || idle > 300) return count;
    if (count !== last) idle = 0;
    last = count;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function run(size: Size, portal: TorturedPortal): Promise<Finding> {
  process.env.AUTH_SECRET ??= portal.secret;
  process.env.DATABASE_URL ??= portal.databaseUrl;
  const client = new pg.Client({ connectionString: portal.databaseUrl });
  await client.connect();
  try {
    const found: string[] = [];
    let pass = true;
    for (const form of FORMS) {
      const people = await makePeople(client, countOf(form, size));
      const judged = judge(await measure(form, portal.origin, people), size);
      const mails: number[] = [];
      for (const side of ["known", "unknown"] as const) {
        const wanted = form.mails[side] ? countOf(form, size) : 0;
        const emails = people.map((pair) => pair[side]);
        const [designed, all] = [
          await mailsOf(client, form.mails[side], emails, wanted),
          await mailsOf(client, null, emails, wanted),
        ];
        mails.push(all);
        pass &&= all === wanted && designed === wanted;
      }
      pass &&= judged.pass;
      found.push(`${judged.found}, mails ${mails.join(" and ")}`);
    }
    return { size: `${COUNT[size]} addresses a side, ${FORMS.length} forms`, found: found.join("; "), pass };
  } finally {
    await client.end();
  }
}

export const t34: PortalRow = { id: "T-34", title: "finding out who has an account", needs: "portal", run };
