import type { PageForm } from "#bench/form.ts";
import { pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { actionsOn, callAction } from "#torture/support/actions.ts";
import { adopt } from "#torture/support/adopt.ts";
import { rowsOf } from "#torture/support/matrix/rows.ts";
import { admitted, RULES } from "#torture/support/matrix/rules.ts";
import { makeWorld, type World } from "#torture/support/matrix/world.ts";
import { cookieOf } from "#torture/support/portal.ts";
import { appRoutes, fill } from "#torture/support/routes.ts";

const UNKNOWN = "019ab000-0000-7000-8000-000000000000";
/** Found again wherever it was written. */
const WORD = "POISON13";
const ID = newId();
const NUMBER = "131313";
/** Values that would be power, money or somebody else's name, were they believed. */
const POWERS: Readonly<Record<string, string>> = {
  systemRole: "ADMIN",
  system_role: "ADMIN",
  role: "MAIN_MANAGER",
  status: "MISE_EN_PAIEMENT",
  state: "FULL",
  kind: "PUBLIQUE",
};

type Tally = { pages: number; calls: number; fields: number; readonly effective: string[] };

/**
 * Every action of the pages of a manager and of an agent, sent by themselves with what its form has not: every column of the database
 * as a field, and the ids of another structure in the place of their own. Nothing of it may be written.
 */
export const t13: PortalRow = {
  id: "T-13",
  title: "fields that no form has, ids that are somebody else's",
  needs: "portal",
  async run(size: Size, portal): Promise<Finding> {
    adopt(portal);
    const columns = await columnNames();
    const [other, first] = await Promise.all([makeWorld(portal), makeWorld(portal)]);
    const tally: Tally = { pages: 0, calls: 0, fields: 0, effective: [] };
    let world = first;
    // The whole sends an action from each page that offers it, with what that page gives it.
    const known = size === "sample" ? new Set<string>() : undefined;
    for (const owner of ["main", "recipient"] as const) {
      for (const { kind, pattern } of appRoutes()) {
        const rule = RULES[pattern];
        if (kind !== "page" || !rule || rule === "open" || !admitted(rule).includes(owner)) continue;
        const received = pattern.startsWith("/facturation/factures-recues/");
        // The sample leaves aside what everybody has, and what the manager was tried on already.
        if (size === "sample" && (rule === "signedIn" || (owner === "recipient" && !received))) continue;
        const ids = { ...world.own, ...(received ? { invoiceId: world.own.receivedId ?? "" } : {}) };
        const path = fill(pattern, { ...ids, domaine: "facturation" }, UNKNOWN);
        const actions = await actionsOn(portal, [path], world.cookies[owner], known);
        if (actions.length === 0) continue;
        tally.pages += 1;
        for (const action of actions) await poison(portal, action, { world, other, owner, columns, tally });
        // An action may end what the next one needs: each page of the whole run has things of its own.
        if (size !== "sample") world = await makeWorld(portal);
      }
    }
    return {
      size: `${tally.pages} pages, ${figure(tally.calls)} calls with ${figure(columns.length)} columns as fields or with ids of another structure`,
      found: `${tally.effective.length} effective${tally.effective[0] ? `: ${tally.effective.slice(0, 5).join("; ")}` : ""}`,
      pass: tally.effective.length === 0 && tally.calls >= 20,
    };
  },
};

type Scene = {
  readonly world: World;
  readonly other: World;
  readonly owner: "main" | "recipient";
  readonly columns: readonly string[];
  readonly tally: Tally;
};

async function poison(portal: TorturedPortal, action: PageForm, scene: Scene): Promise<void> {
  const { world, other, owner, columns, tally } = scene;
  const of = new URL(action.action).pathname;
  const cookie = () => cookieOf(portal, world.userIds[owner]);

  const strange = columns.filter((name) => !action.names.includes(name));
  const extra = Object.fromEntries(strange.map((name) => [name, POWERS[name] ?? poisonFor(name)]));
  await callAction(portal, { ...action, fields: { ...extra, ...action.fields } }, await cookie(), "own");
  tally.calls += 1;
  for (const sign of await signsOf(world, owner)) tally.effective.push(`${of}: ${sign}`);

  const before = await rowsOf(other, other.userIds[owner]);
  const swapped = Object.entries(action.fields).map(([name, value]) => [name, swap(value, world, other)] as const);
  if (swapped.every(([name, value]) => action.fields[name] === value)) return;
  await callAction(portal, { ...action, fields: Object.fromEntries(swapped) }, await cookie(), "own");
  tally.calls += 1;
  if ((await rowsOf(other, other.userIds[owner])) !== before)
    tally.effective.push(`${of}: somebody else's rows changed`);
}

/** The same with every id of one world replaced by its counterpart in the other. */
function swap(value: string, world: World, other: World): string {
  const pairs = [...Object.entries(world.own), ...Object.entries(world.userIds)] as [string, string][];
  const there = { ...other.own, ...other.userIds } as Readonly<Record<string, string>>;
  return pairs.reduce((text, [name, id]) => text.replaceAll(id, there[name] ?? id), value);
}

function poisonFor(name: string): string {
  if (/id$/i.test(name)) return ID;
  return /total|amount|count|version|attempts|size|days/i.test(name) ? NUMBER : WORD;
}

/** What would show that a poisoned field was believed. */
async function signsOf(world: World, owner: "main" | "recipient"): Promise<string[]> {
  const rows = await rowsOf(world, world.userIds[owner]);
  const { rows: facts } = await pool().query<{ ranks: number; paid: number; kinds: number; managers: number }>(
    `select
       (select count(*) from "user" where id = any($1) and system_role = 'ADMIN' and id <> $2)::int as ranks,
       (select count(*) from invoice where supplier_id = $3 and status = 'MISE_EN_PAIEMENT')::int as paid,
       (select count(*) from structure where id = $3 and kind = 'PUBLIQUE')::int as kinds,
       (select count(*) from membership where structure_id = $3 and role = 'MAIN_MANAGER' and user_id <> $4)::int as managers`,
    [Object.values(world.userIds), world.userIds.admin, world.structureId, world.userIds.main],
  );
  const fact = facts[0];
  return [
    rows.includes(WORD) && `wrote ${WORD}`,
    rows.includes(ID) && "wrote a poisoned id",
    rows.includes(NUMBER) && `wrote ${NUMBER}`,
    (fact?.ranks ?? 0) > 0 && "made an administrator",
    (fact?.paid ?? 0) > 0 && "moved an invoice",
    (fact?.kinds ?? 0) > 0 && "made a structure public",
    (fact?.managers ?? 0) > 0 && "made a manager",
  ].filter((sign) => typeof sign === "string");
}

/** Every column there is, as the database and as the code write it. */
async function columnNames(): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    "select distinct column_name as name from information_schema.columns where table_schema = 'public'",
  );
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [...new Set(rows.flatMap(({ name }) => [name, camel(name)]))];
}
