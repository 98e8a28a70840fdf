import { routes as addresses } from "#lib/shared/routes.ts";
import { eachOf, figure } from "#torture/each.ts";
import type { Finding, PortalRow, TorturedPortal } from "#torture/row.ts";
import { actionsOn, callAction } from "#torture/support/actions.ts";
import { adopt } from "#torture/support/adopt.ts";
import { ROLES, type Role } from "#torture/support/matrix/roles.ts";
import { rowsOf } from "#torture/support/matrix/rows.ts";
import { admitted, RULES, type Rule } from "#torture/support/matrix/rules.ts";
import { makeWorld, type World } from "#torture/support/matrix/world.ts";
import { elsewhere } from "#torture/support/portal.ts";
import { type AppRoute, appRoutes, fill } from "#torture/support/routes.ts";
import { withoutProxy } from "#torture/support/without-proxy.ts";

const UNKNOWN = "019ab000-0000-7000-8000-000000000000";
/**
 * Roles of the sample: nobody, a stranger with every right elsewhere, a member with little. Those half signed in are tried on every
 * route and action by the sample of T-33. What is open has nothing to guard but the secrets of others, which the stranger would be shown.
 */
const SAMPLED: readonly Role[] = ["anonymous", "otherSupplier", "clerk"];
/** Which of them the sample asks for what is open, or for everybody's own, and for things that do not exist. */
const CURIOUS: Role = "otherSupplier";
/** Which of them it asks for every second route: what they are closed to is closed to the stranger too. */
const HALF: Role = "clerk";
/** The mail of the demonstration is everybody's to read: nothing leaves that portal. */
const DEMO_MAIL = "/demo/courrier";
const WIDTH = 4;
const PROOF = new RegExp(`^(https?://[^/]+)?(${addresses.signIn()}|${addresses.confirmIdentity()})(?=[/?]|$)`);

type Tally = { requests: number; calls: number; opened: number; readonly leaks: string[] };

/**
 * Every role at every route, with ids of the first supplier and with ids that do not exist; then every action that the pages of its
 * people offer, called by everybody else. Whoever is not let in must see no word of it, and change nothing.
 */
export const t11: PortalRow = {
  id: "T-11",
  title: "every role at every route and action",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    adopt(portal);
    const routes = appRoutes();
    const unlisted = routes.filter(({ pattern }) => !Object.hasOwn(RULES, pattern)).map(({ pattern }) => pattern);
    const gone = Object.keys(RULES).filter((pattern) => !routes.some((route) => route.pattern === pattern));
    const roles = size === "sample" ? SAMPLED : ROLES;
    const world = await makeWorld(portal);
    const tally: Tally = { requests: 0, calls: 0, opened: 0, leaks: [] };
    const sampled = size === "sample";
    await tryRoutes(portal, world, routes, roles, tally, sampled);
    const actions = await tryActions(portal, world, routes, roles, tally, sampled);
    const withProxy = tally.leaks.length;
    const other = await withoutProxy(portal);
    try {
      const every = (rest: number) => routes.filter((_, index) => index % 4 === rest);
      const rounds: [readonly AppRoute[], readonly Role[]][] = sampled
        ? [
            [every(0), ["anonymous"]],
            [every(2), ["otherSupplier"]],
          ]
        : [[routes, roles]];
      for (const [some, who] of rounds) await tryRoutes(other.portal, world, some, who, tally, sampled);
    } finally {
      await other.stop();
    }
    const first = [...unlisted.map((pattern) => `${pattern} has no rule`), ...tally.leaks].slice(0, 12).join("; ");
    return {
      size: `${routes.length} routes × ${roles.length} roles × own and unknown ids, with the proxy and without: ${figure(tally.requests)} requests; ${actions} actions: ${figure(tally.calls)} calls`,
      found: `${withProxy} leaks with the proxy, ${tally.leaks.length - withProxy} without, ${unlisted.length} routes without a rule, ${gone.length} rules without a route; ${figure(tally.opened)} times let in${first ? `: ${first}` : ""}`,
      pass: tally.leaks.length === 0 && unlisted.length === 0 && gone.length === 0 && tally.opened > 50 && actions > 10,
    };
  },
};

async function tryRoutes(
  portal: TorturedPortal,
  world: World,
  routes: readonly AppRoute[],
  roles: readonly Role[],
  tally: Tally,
  sampled: boolean,
): Promise<void> {
  const tries = routes.flatMap((route, at) =>
    roles.filter((role) => !sampled || role !== HALF || at % 2 === 0).map((role) => ({ route, role })),
  );
  await eachOf(tries, WIDTH, async ({ route, role }) => {
    const rule = RULES[route.pattern];
    if (!rule) return;
    const spared = sampled && role !== CURIOUS;
    if (spared && (rule === "open" || (rule === "signedIn" && role !== "anonymous"))) return;
    for (const ids of ["own", "unknown"] as const) {
      if (ids === "unknown" && (spared || !isOfThing(route))) continue;
      const { entered, status, body } = await ask(portal, world, route, role, ids);
      tally.requests += 1;
      if (entered) tally.opened += 1;
      // Whether somebody who may gets in is another test's question: a certificate needs an invoice that has one.
      const may = ids === "own" && admitted(rule).includes(role);
      const who = `${role}, ${ids} ids: ${route.pattern} (${status})`;
      if (entered && !may) tally.leaks.push(`${who} let in`);
      if (route.pattern.startsWith(DEMO_MAIL)) continue;
      for (const { text, shownTo } of world.secrets)
        if (body.includes(text) && !shownTo.includes(role)) tally.leaks.push(`${who} shows ${text}`);
    }
  });
}

/** True for a route about one thing; the name of a domain or a code to verify is no such thing. */
function isOfThing({ pattern }: AppRoute): boolean {
  return /\[\w+Id\]/.test(pattern);
}

/** Each application shows the invoice that its side may move. */
function idsFor({ own }: World, pattern: string): Record<string, string> {
  const { receivedId = "", toValidateId = "", supportTicketId = "", ticketDocumentId = "" } = own;
  if (pattern.startsWith("/administration/tickets/")) return { ...own, ticketId: supportTicketId };
  if (pattern.startsWith("/support/tickets/")) return { ...own, documentId: ticketDocumentId };
  if (pattern.startsWith("/facturation/factures-recues/")) return { ...own, invoiceId: receivedId };
  return pattern.startsWith("/facturation/factures-a-valider/") ? { ...own, invoiceId: toValidateId } : { ...own };
}

async function ask(
  { origin }: TorturedPortal,
  world: World,
  { kind, pattern }: AppRoute,
  role: Role,
  ids: "own" | "unknown",
): Promise<{ entered: boolean; status: number; body: string }> {
  const values = idsFor(world, pattern);
  const always = { domaine: "facturation", page: "1" };
  const path = fill(pattern, ids === "own" ? { ...values, ...always } : always, UNKNOWN);
  const reply = await fetch(`${origin}${path}`, {
    redirect: "manual",
    headers: { cookie: world.cookies[role], accept: "text/html,application/json", ...elsewhere() },
  });
  const body = await reply.text();
  const leads = reply.headers.get("location") ?? "";
  // Whoever proved who they are longer ago than a page asks for is sent to do it again before anything is looked up: a long run gets there.
  const away = reply.status >= 300 && reply.status < 400 && PROOF.test(leads);
  const closed = away || [401, 403, 404, 405].includes(reply.status) || (kind === "handler" && reply.status === 400);
  return { entered: !closed, status: reply.status, body };
}

/** Every action that main, recipient and validator are offered, called by everybody who is not let into its page. */
async function tryActions(
  portal: TorturedPortal,
  world: World,
  routes: readonly AppRoute[],
  roles: readonly Role[],
  tally: Tally,
  sampled: boolean,
): Promise<number> {
  const pages = routes.filter(
    ({ kind, pattern }) => kind === "page" && RULES[pattern] !== "open" && !(sampled && RULES[pattern] === "signedIn"),
  );
  // The whole calls an action from each page that offers it, with what that page gives it; the sample once for each circle that it is closed to.
  const known = new Map<Rule, Set<string>>();
  let count = 0;
  for (const owner of ["main", "recipient", "validator"] as const) {
    const before = await rowsOf(world, world.userIds[owner]);
    for (const page of pages) {
      const rule = RULES[page.pattern];
      if (!rule || !admitted(rule).includes(owner)) continue;
      const path = fill(page.pattern, { ...idsFor(world, page.pattern), domaine: "facturation" }, UNKNOWN);
      const met = known.get(rule) ?? new Set<string>();
      if (sampled) known.set(rule, met);
      const actions = await actionsOn(portal, [path], world.cookies[owner], met);
      count += actions.length;
      // What is everybody's own to change is left to those who have it; a stranger's call must not reach the owner's.
      const callers = roles.filter((role) => role !== owner && (rule === "signedIn" || !admitted(rule).includes(role)));
      await eachOf(actions, WIDTH, async (action) => {
        for (const role of callers) {
          await callAction(portal, action, world.cookies[role], "own");
          tally.calls += 1;
        }
      });
      const after = await rowsOf(world, world.userIds[owner]);
      if (after !== before) {
        tally.leaks.push(`calls of the actions of ${page.pattern}, ${owner}'s, changed ${difference(before, after)}`);
        return count;
      }
    }
  }
  return count;
}

/** Where two texts part, with a little around it. */
function difference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at] && at < before.length) at += 1;
  return `…${before.slice(Math.max(0, at - 120), at + 60)}… to …${after.slice(at, at + 60)}…`;
}
