import { formsOf, type PageForm, sendForm } from "#bench/form.ts";
import { routes } from "#lib/shared/routes.ts";
import { eachOf } from "#torture/each.ts";
import type { TorturedPortal } from "#torture/row.ts";
import { elsewhere, onPortal } from "#torture/support/portal.ts";

/** What a stranger would type: enough for a form that is not guarded to change something. */
const TYPED = {
  firstName: "Intrus",
  lastName: "Intrus",
  phone: "",
  contactEmail: "intrus@torture.example",
  accord: "oui",
  locale: "en",
  langue: "en",
  theme: "sombre",
  name: "Intrus",
};

/**
 * The server actions that pages offer, each once: an action is called by its id, from any page.
 *
 * @param known ids of those to leave out, to which these are added: every page has the actions of the header.
 */
export async function actionsOn(
  { origin }: TorturedPortal,
  paths: readonly string[],
  cookie: string,
  known: Set<string> = new Set(),
): Promise<PageForm[]> {
  const found: PageForm[] = [];
  await eachOf(paths, 4, async (path) => {
    const url = `${origin}${path}`;
    const reply = await fetch(url, { redirect: "manual", headers: { cookie, ...elsewhere() } });
    for (const form of formsOf(await reply.text(), url)) {
      const id = actionOf(form);
      if (id && !known.has(id)) found.push(form);
      if (id) known.add(id);
    }
  });
  return found;
}

function actionOf({ fields }: PageForm): string | undefined {
  const entries = Object.entries(fields);
  const direct = entries.find(([name]) => name.startsWith("$ACTION_ID_"))?.[0];
  return direct ?? entries.map(([, value]) => /"id":"([0-9a-f]{20,})"/.exec(value)?.[1]).find(Boolean);
}

/** Sends one, on its own page or by its id to the one page that people half signed in may see. */
export async function callAction({ origin }: TorturedPortal, form: PageForm, cookie: string, where: "own" | "open") {
  const action = where === "own" ? form.action : `${origin}${routes.signInCode()}`;
  const reply = await sendForm({ ...form, action }, TYPED, { cookie, ...elsewhere() });
  await reply.arrayBuffer();
  return { what: `action of ${new URL(form.action).pathname}, ${where} page`, status: reply.status, leads: "" };
}

/** Everything that a person's own forms could change, as one text. */
export async function ownRows(portal: TorturedPortal, userId: string): Promise<string> {
  const [row] = await onPortal<{ rows: string }>(
    portal,
    `select jsonb_build_array(
       (select to_jsonb(u) from "user" u where id = $1),
       (select jsonb_agg(to_jsonb(t) order by id) from second_factor t where user_id = $1),
       (select jsonb_agg(to_jsonb(t) order by id) from consent t where user_id = $1),
       (select jsonb_agg(to_jsonb(t) order by id) from membership t where user_id = $1),
       (select to_jsonb(t) from credential t where user_id = $1))::text as rows`,
    [userId],
  );
  return row?.rows ?? "";
}
