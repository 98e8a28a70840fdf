import pg from "pg";
import type { QuerySamples } from "#bench/queries/cases.ts";
import type { Row } from "#bench/row.ts";
import { median, percentile, race } from "#bench/statistics.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";

/** Whose browser asks: nobody's, one that gave the password, one signed in, one of support. */
export type AskedAs = "visitor" | "half" | "person" | "support";

export type AccountPage = {
  readonly name: string;
  readonly as: AskedAs;
  readonly path: (person: { readonly id: string }) => string;
  /** Bar of the first-load JavaScript, in kilobytes (quality bars § 1). */
  readonly kilobytes: number;
};

const PUBLIC_KB = 135;
const LIST_KB = 145;

/** Every page of accounts, sign-in and second factors. */
export const ACCOUNT_PAGES: readonly AccountPage[] = [
  { name: "sign-in", as: "visitor", path: () => routes.signIn(), kilobytes: PUBLIC_KB },
  { name: "code", as: "half", path: () => routes.signInCode(), kilobytes: PUBLIC_KB },
  { name: "forgotten password", as: "visitor", path: () => routes.forgottenPassword(), kilobytes: PUBLIC_KB },
  { name: "new password", as: "visitor", path: () => routes.newPassword({ jeton: "rien" }), kilobytes: PUBLIC_KB },
  { name: "registration", as: "visitor", path: () => routes.register(), kilobytes: PUBLIC_KB },
  { name: "activation", as: "visitor", path: () => routes.activate({ jeton: "rien" }), kilobytes: PUBLIC_KB },
  { name: "terms", as: "visitor", path: () => routes.terms(), kilobytes: PUBLIC_KB },
  { name: "first sign-in", as: "person", path: () => routes.welcome(), kilobytes: LIST_KB },
  { name: "my account", as: "person", path: () => routes.account(), kilobytes: LIST_KB },
  { name: "identity", as: "person", path: () => routes.accountIdentity(), kilobytes: LIST_KB },
  { name: "contact address", as: "person", path: () => routes.accountContact(), kilobytes: LIST_KB },
  { name: "sign-in address", as: "person", path: () => routes.accountLogin(), kilobytes: LIST_KB },
  { name: "password", as: "person", path: () => routes.accountPassword(), kilobytes: LIST_KB },
  { name: "preferences", as: "person", path: () => routes.accountPreferences(), kilobytes: LIST_KB },
  { name: "consents", as: "person", path: () => routes.accountConsents(), kilobytes: LIST_KB },
  { name: "notification choices", as: "person", path: () => routes.accountNotifications(), kilobytes: LIST_KB },
  { name: "sessions", as: "person", path: () => routes.accountSessions(), kilobytes: LIST_KB },
  { name: "history", as: "person", path: () => routes.accountHistory(), kilobytes: LIST_KB },
  { name: "closing the account", as: "person", path: () => routes.closeAccount(), kilobytes: LIST_KB },
  { name: "factors", as: "person", path: () => routes.accountFactors(), kilobytes: LIST_KB },
  { name: "authenticator app", as: "person", path: () => routes.addApp(), kilobytes: LIST_KB },
  { name: "security key", as: "person", path: () => routes.addKey(), kilobytes: LIST_KB },
  { name: "recovery codes", as: "person", path: () => routes.recoveryCodes(), kilobytes: LIST_KB },
  { name: "proof again", as: "person", path: () => routes.confirmIdentity({ moyen: "message" }), kilobytes: LIST_KB },
  { name: "accounts, for support", as: "support", path: () => routes.adminAccounts(), kilobytes: LIST_KB },
  { name: "one account, for support", as: "support", path: ({ id }) => routes.adminAccount(id), kilobytes: LIST_KB },
];

const ROUNDS = 40;
const BAR_MS = 80;

export type Cookies = Readonly<Record<AskedAs, string>>;

/** A person of each kind, new, so that nothing that another measure does changes what is shown. */
export async function peopleOf(databaseUrl: string, secret: string): Promise<{ cookies: Cookies; id: string }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const make = async (systemRole: "NONE" | "SUPPORT") => {
    const id = newId();
    await client.query(
      `insert into "user" (id, login_email, contact_email, contact_verified, first_name, last_name, status, system_role, updated_at)
       values ($1, $2, $2, true, 'Mesure', 'Banc', 'ACTIVE', $3::"SystemRole", now())`,
      [id, `mesure-${id}@banc.example`, systemRole],
    );
    return id;
  };
  const [id, staff] = [await make("NONE"), await make("SUPPORT")];
  await client.end();
  const cookie = async (userId: string, state: "FULL" | "PASSWORD_ONLY" = "FULL") => {
    const { name, value } = await openSessionCookie(databaseUrl, secret, userId, state);
    return `${name}=${value}`;
  };
  return {
    id,
    cookies: {
      visitor: "",
      half: await cookie(id, "PASSWORD_ONLY"),
      person: await cookie(id),
      support: await cookie(staff),
    },
  };
}

/** Where a page that first seals something into its own address really answers; any other path as it is. */
export async function settledPath(origin: string, path: string, cookie: string): Promise<string> {
  const reply = await fetch(`${origin}${path}`, { redirect: "manual", headers: cookie ? { cookie } : {} });
  await reply.arrayBuffer();
  const there = new URL(reply.headers.get("location") ?? path, origin);
  return there.pathname === path.split("?")[0] ? there.pathname + there.search : path;
}

/** Median and p95 of each page for a lone client, in turns with the empty page of the same server. */
export async function measureAccountPages(
  origin: string,
  pages: readonly AccountPage[],
  people: { readonly cookies: Cookies; readonly id: string },
): Promise<Row[]> {
  const get = async (path: string, cookie: string) => {
    const reply = await fetch(`${origin}${path}`, { redirect: "manual", headers: cookie ? { cookie } : {} });
    await reply.arrayBuffer();
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`);
  };
  const asked: [string, () => Promise<void>][] = [["empty", () => get(routes.benchPage(), "")]];
  for (const { name, as, path } of pages) {
    const settled = await settledPath(origin, path(people), people.cookies[as]);
    asked.push([name, () => get(settled, people.cookies[as])]);
  }
  const contenders = Object.fromEntries(asked);
  const times = await race(contenders, { rounds: ROUNDS, warmUp: 5 });
  const empty = median(times.empty ?? []);
  return pages.map(({ name }) => {
    const sample = times[name] ?? [];
    const [middle, p95] = [median(sample), percentile(sample, 0.95)];
    return {
      name: `Page « ${name} »: median, one client`,
      value: middle,
      unit: "ms",
      yardstick: { name: "empty page of the same server", value: empty },
      ratio: middle / empty,
      bar: `p95 ≤ ${BAR_MS} ms`,
      met: p95 <= BAR_MS,
      note: `p95 ${p95.toFixed(0)} ms`,
    };
  });
}

const FIRST = "{Camille,Dominique,Hélène,Zoé,Jean,Marie,Théo,Inès,Louis,Anaïs,Karim,Léa,Hugo,Chloé,Noé,Élise}";
const LAST =
  "{Martin,Bernard,Dubois,Thomas,Robert,Richard,Petit,Durand,Leroy,Moreau,Simon,Laurent,Lefèvre,Michel,García,Châtelain,Berthier,Fontaine,Rousseau,Vincent}";

/** So many people more, with names as common as real ones and one rare one in a thousand. */
export async function addPeople(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `insert into "user" (id, login_email, contact_email, first_name, last_name, status, created_at, updated_at)
     select gen_random_uuid(), mail, mail, first, last, (case when n % 50 = 0 then 'PENDING' else 'ACTIVE' end)::"UserStatus", now(), now()
     from (select n, f.list[1 + n % 16] as first,
             case when n % 1000 = 7 then initcap(substr(md5(n::text), 1, 9)) else f.last[1 + (n / 16) % 20] end as last,
             'p' || n || '@' || substr(md5((n / 40)::text), 1, 8) || '.example' as mail
           from generate_series(1, $1::int) n, (select $2::text[] as list, $3::text[] as last) f) people`,
    [count, FIRST, LAST],
  );
  await client.query('analyze "user"');
  await client.end();
}

/** One row for all that support types: the note names the worst. */
export function accountSearchRows(samples: QuerySamples, accounts: number): Row[] {
  const all = Object.entries(samples);
  const p95 = percentile(
    all.flatMap(([, sample]) => sample.query),
    0.95,
  );
  const bare = percentile(
    all.flatMap(([, sample]) => sample.bare),
    0.95,
  );
  const worst = all.toSorted((a, b) => percentile(b[1].query, 0.95) - percentile(a[1].query, 0.95))[0];
  if (!worst) throw new Error("no search was measured");
  return [
    {
      name: `Accounts found by support among ${accounts / 1000} k: p95 of ${all.length} searches`,
      value: p95,
      unit: "ms",
      yardstick: { name: "bare SQL", value: bare },
      ratio: p95 / bare,
      bar: "≤ 150 ms",
      met: p95 <= 150,
      note: `The slowest is ${worst[0]}: p95 ${percentile(worst[1].query, 0.95).toFixed(0)} ms.`,
    },
  ];
}
