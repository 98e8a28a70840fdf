import { request } from "node:http";
import { hash } from "@node-rs/argon2";
import { formWith, sendForm } from "#bench/form.ts";
import { routes } from "#lib/shared/routes.ts";
import { figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { codeIn, mailsTo } from "#torture/support/mailbox.ts";
import { PASSWORD } from "#torture/support/people.ts";
import { cookieOf, elsewhere, newVisitor, onPortal, type Visitor } from "#torture/support/portal.ts";

const EVIL = "evil.example";

/** Ways to write another site so that a check takes it for a path of this one. */
const BYPASSES: readonly string[] = [
  `//${EVIL}`,
  `///${EVIL}`,
  `https://${EVIL}`,
  `http:${EVIL}`,
  `https:/${EVIL}`,
  `https:///${EVIL}`,
  `HtTpS://${EVIL}`,
  `/\\${EVIL}`,
  `\\\\${EVIL}`,
  `\\/${EVIL}`,
  `/\t/${EVIL}`,
  `/\n/${EVIL}`,
  `/\r\n/${EVIL}`,
  `\t//${EVIL}`,
  ` //${EVIL}`,
  `\u0000//${EVIL}`,
  `/%09/${EVIL}`,
  `/%5C${EVIL}`,
  `/%2F%2F${EVIL}`,
  `/.//${EVIL}`,
  `/..//${EVIL}`,
  `/x/..//${EVIL}`,
  `/..\\\\${EVIL}`,
  `//user@${EVIL}`,
  `https://localhost@${EVIL}`,
  `@${EVIL}`,
  `.${EVIL}`,
  `//${EVIL}/%2f..`,
  `//evil%2Eexample`,
  `／／${EVIL}`,
  `/／${EVIL}`,
  `javascript:alert(1)`,
  `JaVaScRiPt:alert(1)`,
  `java\nscript:alert(1)`,
  `data:text/html,<script>alert(1)</script>`,
  `vbscript:x`,
  `blob:https://${EVIL}/x`,
  `/x\r\nLocation: https://${EVIL}`,
  `/connexion\u2028//${EVIL}`,
];

/** Headers by which caches and frameworks have been told another host or another page. */
const POISON: readonly Record<string, string>[] = [
  { "x-forwarded-host": EVIL },
  { "x-forwarded-host": `${EVIL}:443`, "x-forwarded-proto": "https" },
  { forwarded: `host=${EVIL};proto=https` },
  { "x-host": EVIL },
  { "x-forwarded-server": EVIL },
  { "x-original-url": `//${EVIL}` },
  { "x-rewrite-url": `//${EVIL}` },
  { "x-forwarded-scheme": "nohttps" },
  { "x-page": `//${EVIL}` },
  { "x-nonce": EVIL },
  { "x-invoke-path": `//${EVIL}` },
  { "x-matched-path": `//${EVIL}` },
  { "x-nextjs-data": "1" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { origin: `https://${EVIL}` },
  { referer: `https://${EVIL}/` },
];

type Wrong = string[];

/** Open redirects, host headers, and what a cache could keep. */
export const t38: PortalRow = {
  id: "T-38",
  title: "redirects, host headers, caches",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    const wrong: Wrong = [];
    const redirects = await tryRedirects(portal, size, wrong);
    const hosts = await tryHosts(portal, wrong);
    const cached = await tryCaches(portal, wrong);
    return {
      size: `${figure(redirects)} redirections with ${BYPASSES.length} bypasses, ${figure(hosts)} requests with foreign host headers, ${figure(cached)} answers that a cache could meet`,
      found:
        wrong.length === 0
          ? "0 led away, 0 links to another host, 0 answers that could be kept"
          : wrong.slice(0, 5).join("; "),
      pass: wrong.length === 0 && redirects > 50 && hosts > 10 && cached > 10,
    };
  },
};

function leadsAway(origin: string, location: string | null): boolean {
  if (location === null) return false;
  const target = URL.parse(location, origin);
  return target === null || target.origin !== origin || /^[\s\\/]{2}/.test(target.pathname);
}

/** What a form would send on: the hidden field, as a browser would resolve it. */
function hiddenReturns(html: string): string[] {
  return [...html.matchAll(/<input[^>]*name="retour"[^>]*>/g)].map(
    ([tag]) => /value="([^"]*)"/.exec(tag)?.[1]?.replaceAll("&amp;", "&") ?? "",
  );
}

async function tryRedirects(portal: TorturedPortal, size: Size, wrong: Wrong): Promise<number> {
  const { origin } = portal;
  const passwordHash = await hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  const full = await newVisitor(portal, { passwordHash });
  const half = await cookieOf(portal, full.id, "PASSWORD_ONLY");
  let tried = 0;
  const look = async (path: string, cookie: string) => {
    const reply = await fetch(`${origin}${path}`, { redirect: "manual", headers: { cookie, ...elsewhere() } });
    const html = await reply.text();
    tried += 1;
    const location = reply.headers.get("location");
    if (leadsAway(origin, location)) wrong.push(`${path} leads to ${location}`);
    for (const value of hiddenReturns(html))
      if (leadsAway(origin, value)) wrong.push(`${path} would return to ${value}`);
    if (html.includes(`href="//${EVIL}`) || html.includes(`href="https://${EVIL}`)) wrong.push(`${path} links to it`);
  };
  for (const retour of BYPASSES) {
    for (const path of [routes.signIn({ retour }), routes.signInCode({ retour }), routes.confirmIdentity({ retour })]) {
      for (const cookie of ["", half, full.cookie]) await look(path, cookie);
    }
  }
  // The forms themselves, with what the pages would not have put into them: password, then code.
  for (const retour of size === "sample" ? BYPASSES.slice(0, 1) : BYPASSES.slice(0, 12)) {
    await signInWith(portal, full, retour, wrong);
    tried += 2;
  }
  return tried;
}

async function signInWith(portal: TorturedPortal, person: Visitor, retour: string, wrong: Wrong): Promise<void> {
  const { origin } = portal;
  const before = (
    await onPortal<{ count: number }>(portal, "select count(*)::int from mail_delivery where recipient = $1", [
      person.email,
    ])
  )[0];
  const page = `${origin}${routes.signIn()}`;
  const form = formWith(await (await fetch(page, { headers: elsewhere() })).text(), "password", page);
  const first = await sendForm(form, { email: person.email, password: PASSWORD, retour });
  const half = cookieIn(first);
  const afterPassword = first.headers.get("location");
  if (leadsAway(origin, afterPassword) || new URL(afterPassword ?? "", origin).searchParams.get("retour") !== null)
    wrong.push(`the sign-in form leads to ${afterPassword}`);
  const [mail] = await mailsTo(portal, person.email, (before?.count ?? 0) + 1);
  if (!mail) throw new Error("no code arrived");
  const codePage = `${origin}${routes.signInCode()}`;
  const codeHtml = await (await fetch(codePage, { headers: { cookie: half, ...elsewhere() } })).text();
  const last = await sendForm(formWith(codeHtml, "code", codePage), { code: codeIn(mail), retour }, { cookie: half });
  const location = last.headers.get("location");
  if (last.status !== 303 || leadsAway(origin, location) || new URL(location ?? "", origin).pathname !== "/")
    wrong.push(`the form of the code answers ${last.status} and leads to ${location}`);
}

function cookieIn(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}

type Raw = { readonly status: number; readonly location: string | null; readonly body: string };

/** fetch sets Host by itself: this sends the one it is told. */
function raw(origin: string, path: string, headers: Record<string, string>): Promise<Raw> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("end", () =>
        resolve({
          status: reply.statusCode ?? 0,
          location: reply.headers.location ?? null,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

async function tryHosts(portal: TorturedPortal, wrong: Wrong): Promise<number> {
  const { origin } = portal;
  const person = await newVisitor(portal);
  let tried = 0;
  for (const headers of [{ host: EVIL }, { host: `${EVIL}:80` }, ...POISON]) {
    for (const [path, cookie] of [
      [routes.myAttachments(), ""],
      [routes.signIn({ retour: routes.myRights() }), person.cookie],
      [routes.signIn(), ""],
      [routes.home(), ""],
    ] as const) {
      const reply = await raw(origin, path, { ...elsewhere(), ...(cookie ? { cookie } : {}), ...headers });
      tried += 1;
      const where = reply.location;
      if (where !== null && leadsAway(origin, where))
        wrong.push(`${path} with ${JSON.stringify(headers)} leads to ${where}`);
      if (reply.body.includes(EVIL)) wrong.push(`${path} with ${JSON.stringify(headers)} shows the foreign host`);
    }
  }
  // The one form of visitors whose mail holds a link: asked for under foreign hosts, it leads to this portal or is not sent at all.
  const page = `${origin}${routes.forgottenPassword()}`;
  const form = formWith(await (await fetch(page, { headers: elsewhere() })).text(), "email", page);
  const body = new URLSearchParams({ ...form.fields, email: person.email });
  const lies: Record<string, string>[] = [
    { "x-forwarded-host": EVIL },
    { forwarded: `host=${EVIL}` },
    { "x-host": EVIL },
  ];
  for (const headers of lies) {
    const multipart = new FormData();
    for (const [name, value] of body) multipart.append(name, value);
    await (
      await fetch(form.action, {
        method: "POST",
        body: multipart,
        redirect: "manual",
        headers: { origin, ...elsewhere(), ...headers },
      })
    ).arrayBuffer();
    tried += 1;
  }
  const plain = await sendForm(form, { email: person.email });
  await plain.arrayBuffer();
  for (const { html } of await mailsTo(portal, person.email, 1)) {
    if (html.includes(EVIL)) wrong.push("a mail names the foreign host");
    for (const [link] of html.matchAll(/https?:\/\/[^\s"<]*jeton=/g))
      if (new URL(link).origin !== origin) wrong.push(`a mail leads to ${new URL(link).origin}`);
  }
  return tried;
}

async function tryCaches(portal: TorturedPortal, wrong: Wrong): Promise<number> {
  const { origin } = portal;
  const [owner] = await onPortal<{ id: string }>(
    portal,
    `select id from "user" where login_email = 'camille@berthier.example'`,
  );
  const cookie = owner ? await cookieOf(portal, owner.id) : (await newVisitor(portal)).cookie;
  const support = (await newVisitor(portal, { systemRole: "SUPPORT" })).cookie;
  const pages: readonly [string, string][] = [
    [routes.home(), cookie],
    [routes.myAttachments(), cookie],
    [routes.myRights(), cookie],
    [routes.notifications(), cookie],
    [routes.issuedSearch(), cookie],
    [routes.deposit(), cookie],
    [routes.apiRecipients({ q: "mairie" }), cookie],
    [routes.adminAccounts(), support],
    [routes.signIn(), ""],
    [routes.verification(), ""],
    [routes.newPassword({ jeton: "rien" }), ""],
  ];
  let tried = 0;
  for (const [path, as] of pages) {
    const variants: Record<string, string>[] = [
      {},
      { rsc: "1" },
      { rsc: "1", "next-router-prefetch": "1" },
      { purpose: "prefetch" },
    ];
    const types = new Set<string>();
    for (const variant of variants) {
      const headers = { ...(as ? { cookie: as } : {}), ...elsewhere(), ...variant };
      let reply = await fetch(`${origin}${path}`, { redirect: "manual", headers });
      await reply.arrayBuffer();
      // Asked for by the router without its own parameter, a page first leads to its address with it: no cache keeps a 307 by itself.
      const location = reply.headers.get("location");
      if (reply.status === 307 && location !== null && !leadsAway(origin, location)) {
        reply = await fetch(new URL(location, origin), { redirect: "manual", headers });
        await reply.arrayBuffer();
      }
      if (reply.status !== 200) wrong.push(`${path} ${JSON.stringify(variant)} answered ${reply.status}`);
      tried += 1;
      const policy = reply.headers.get("cache-control") ?? "";
      types.add(`${"rsc" in variant} ${reply.headers.get("content-type")?.split(";")[0]}`);
      if (!/\b(no-store|private)\b/.test(policy) || /\b(public|s-maxage)\b/.test(policy))
        wrong.push(`${path} ${JSON.stringify(variant)} may be kept: ${policy || "no Cache-Control"}`);
      if (reply.headers.get("content-type")?.includes("html") && !/\brsc\b/i.test(reply.headers.get("vary") ?? ""))
        wrong.push(`${path} does not vary by RSC`);
    }
    if ([...types].some((type) => type === "false text/x-component"))
      wrong.push(`${path} gives a browser data for the router`);
  }
  // What was asked for with strange headers leaves nothing for the next visitor.
  for (const headers of POISON) {
    await raw(origin, routes.signIn({ retour: null }), { ...elsewhere(), ...headers });
    const clean = await raw(origin, routes.signIn(), elsewhere());
    tried += 1;
    if (clean.status !== 200 || clean.body.includes(EVIL)) wrong.push(`poisoned by ${JSON.stringify(headers)}`);
  }
  return tried;
}
