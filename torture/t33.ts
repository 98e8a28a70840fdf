import { routes } from "#lib/shared/routes.ts";
import { eachOf, figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { actionsOn, callAction, ownRows } from "#torture/support/actions.ts";
import { cookieOf, elsewhere, newVisitor, onPortal } from "#torture/support/portal.ts";
import { type AppRoute, appRoutes, fill } from "#torture/support/routes.ts";

/**
 * What a visitor may reach: the half signed in are visitors there. Every other route of the app folder must be closed to them; a new
 * one that is not meant to be fails until it is guarded, or listed here.
 */
const OPEN = new Set([
  "/",
  "/adresse/connexion",
  "/adresse/contact",
  "/actualites",
  "/actualites/[articleId]",
  "/actualites/rss/[fichier]",
  "/aide",
  "/aide/[slug]",
  "/annuaire",
  "/annuaire/[identifier]",
  "/annuaire/annuaire.json",
  "/annuaire/plan/[part]",
  "/annuaire/services.csv",
  "/annuaire/structures.csv",
  "/assistant",
  "/rechercher",
  "/api/recherche",
  "/api/captcha/calcul",
  "/api/captcha/image",
  "/api/captcha/son",
  "/api/cles/connexion",
  // The one place that the password alone opens: which keys can prove the rest.
  "/api/cles/preuve",
  "/api/health",
  "/accessibilite",
  "/banc-d-essai",
  "/communication",
  "/conditions-d-utilisation",
  "/connexion",
  "/connexion/code",
  "/connexion/mot-de-passe-oublie",
  "/connexion/mot-de-passe-oublie/envoye",
  "/connexion/nouveau-mot-de-passe",
  "/deconnexion",
  // Only sends on to its first tab, which is closed.
  "/facturation/factures-emises",
  "/demo/courrier",
  "/demo/courrier/[messageId]",
  "/etat",
  "/inscription",
  "/inscription/activer",
  "/inscription/envoyee",
  "/invitation",
  "/mentions-legales",
  "/nouveautes",
  "/plan-du-site.xml",
  "/recuperation/objection",
  "/robots.txt",
  "/support",
  "/support/sans-compte",
  "/support/sans-compte/envoye",
  "/support/suivi",
  // Sends on to the page before, which says that a link opens nothing; a file answers 404.
  "/api/tickets/sans-compte",
  "/validateur",
  "/webinaires",
  "/webinaires/[webinarId]",
  "/webinaires/[webinarId]/calendrier.ics",
  "/verification",
  "/verification/[code]",
]);

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
/** The sample reads and writes once; the rest is for the whole. */
const TRIED: Readonly<Record<Size, readonly (typeof METHODS)[number][]>> = {
  sample: ["GET", "POST"],
  first: METHODS,
  long: METHODS,
};
const ROUNDS: Readonly<Record<Size, number>> = { sample: 1, first: 1, long: 5 };

/** One page in so many is opened by somebody signed in completely, and its buttons pressed by half a session: refusals are cheap, pages are not. */
const OPENED: Readonly<Record<Size, number>> = { sample: 4, first: 1, long: 1 };
const PRESSED: Readonly<Record<Size, number>> = { sample: 2, first: 1, long: 1 };

/** A person of the demonstration with things of their own, so that what is refused exists. */
const OWNER = "camille@berthier.example";

type Tried = { readonly what: string; readonly status: number; readonly leads: string };

/** The password given and nothing more: every route of the app folder, by every method, with ids that exist for that very person. */
export const t33: PortalRow = {
  id: "T-33",
  title: "half signed in",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    const all = appRoutes();
    const closed = all.filter(({ pattern }) => !OPEN.has(pattern));
    const [owner] = await onPortal<{ id: string }>(portal, `select id from "user" where login_email = $1`, [OWNER]);
    const person = owner ?? (await newVisitor(portal));
    const values = await thingsOf(portal, person.id);
    const withIds = ({ pattern }: AppRoute) => fill(pattern, values, NOTHING);
    const started = new Date();
    const reached: Tried[] = [];
    let requests = 0;
    for (let round = 0; round < ROUNDS[size]; round += 1) {
      await eachOf(closed, 4, async (route) => {
        // A session of its own for each route: what one session may ask for in a minute is tested elsewhere.
        const half = await cookieOf(portal, person.id, "PASSWORD_ONLY");
        for (const method of TRIED[size]) {
          const tried = await ask(portal, route, method, values, half);
          requests += 1;
          if (!isRefused(route, method, tried)) reached.push(tried);
        }
      });
    }
    // The page of the identity is the one whose action is seen to work: never left out.
    const pressed = closed
      .filter(isPage)
      .filter(({ pattern }, at) => at % PRESSED[size] === 0 || pattern === routes.accountIdentity());
    const actions = await pressButtons(portal, person.id, pressed.map(withIds), reached);
    // The same pages for the person signed in completely: a test that refuses everyone would prove nothing.
    const full = await cookieOf(portal, person.id);
    let opened = 0;
    const pages = closed.filter(isPage).filter((_, at) => at % OPENED[size] === 0);
    await eachOf(pages, 4, async (route) => {
      if ((await ask(portal, route, "GET", values, full)).status === 200) opened += 1;
    });
    const done = await onPortal<{ count: number }>(
      portal,
      `select count(*)::int from audit_event e join session s on s.id = e.session_id
       where s.user_id = $1 and s.state = 'PASSWORD_ONLY' and e.outcome = 'done' and e.at >= $2`,
      [person.id, started],
    );
    const kept = done[0]?.count ?? 0;
    const first = reached[0];
    return {
      size: `${figure(requests)} requests: ${closed.length} closed routes of ${all.length} × ${TRIED[size].length} methods; ${actions} server actions called by their id`,
      found: `${reached.length} reached${first ? ` (${first.what}: ${first.status} ${first.leads})` : ""}, ${kept} things done; signed in completely, ${opened} of ${pages.length} pages open`,
      pass: reached.length === 0 && kept === 0 && closed.length > 10 && opened > 10 && actions > 10,
    };
  },
};

const NOTHING = "019ab000-0000-7000-8000-000000000000";
const isPage = ({ kind }: AppRoute) => kind === "page";

/**
 * Calls every action that the pages offer to the person signed in completely, with half a session; gives their number. Whatever the
 * answers say, the person's rows must stay as they were. The same calls with a whole session must change them: else nothing was tried.
 */
async function pressButtons(
  portal: TorturedPortal,
  userId: string,
  paths: readonly string[],
  reached: Tried[],
): Promise<number> {
  const actions = await actionsOn(portal, paths, await cookieOf(portal, userId));
  const before = await ownRows(portal, userId);
  for (const action of actions) {
    const half = await cookieOf(portal, userId, "PASSWORD_ONLY");
    for (const where of ["own", "open"] as const) {
      const tried = await callAction(portal, action, half, where);
      if ((await ownRows(portal, userId)) !== before) reached.push(tried);
    }
  }
  const control = await newVisitor(portal);
  const [untouched, identity] = [
    await ownRows(portal, control.id),
    actions.find((action) => action.action.endsWith(routes.accountIdentity())),
  ];
  if (identity) await callAction(portal, identity, control.cookie, "own");
  if (!identity || (await ownRows(portal, control.id)) === untouched)
    throw new Error("the calls change nothing at all");
  return actions.length;
}

async function ask(
  { origin }: TorturedPortal,
  { pattern }: AppRoute,
  method: string,
  values: Readonly<Record<string, string>>,
  cookie: string,
): Promise<Tried> {
  const path = fill(pattern, values, NOTHING);
  const writes = method !== "GET" && method !== "HEAD";
  const reply = await fetch(`${origin}${path}`, {
    method,
    redirect: "manual",
    headers: { cookie, origin, accept: "text/html,application/json", ...elsewhere() },
    ...(writes ? { body: new URLSearchParams({ n: "1" }) } : {}),
  });
  await reply.arrayBuffer();
  return { what: `${method} ${path}`, status: reply.status, leads: reply.headers.get("location") ?? "" };
}

/** A page sends to the code, or does not exist; a handler says 401, 403 or 404, or sends a plain form to the code or to sign in. */
function isRefused({ kind }: AppRoute, method: string, { status, leads }: Tried): boolean {
  const away = status >= 300 && status < 400 && /^(https?:\/\/[^/]+)?\/connexion(\/code)?(\?|$)/.test(leads);
  // A page has no other method than GET, HEAD and POST; a handler those it exports.
  if (away || [401, 403, 404, 405].includes(status)) return true;
  return kind === "page" && method !== "GET" && method !== "HEAD" && status === 400;
}

/** An id of each kind that the person can see when signed in completely. */
async function thingsOf(portal: TorturedPortal, userId: string): Promise<Record<string, string>> {
  const [row] = await onPortal<Record<string, string>>(
    portal,
    `select
       (select i.id from invoice i join membership m on m.structure_id = i.supplier_id where m.user_id = $1 and i.status <> 'BROUILLON' limit 1) as "invoiceId",
       (select i.id from invoice i join membership m on m.structure_id = i.supplier_id where m.user_id = $1 and i.status = 'BROUILLON' limit 1) as "draftId",
       (select f.document_id from invoice_file f join invoice i on i.id = f.invoice_id join membership m on m.structure_id = i.supplier_id where m.user_id = $1 limit 1) as "documentId",
       (select m.structure_id from membership m where m.user_id = $1 limit 1) as "structureId",
       (select f.id from second_factor f where f.user_id = $1 limit 1) as "factorId"`,
    [userId],
  );
  const known = Object.entries(row ?? {}).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(known), userId, domaine: "facturation", page: "1" };
}
