/** One form of a page, as a browser without JavaScript would send it. */
export type PageForm = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi;
const INPUT = /<input\b([^>]*)>/gi;

/** The first form of `html` that has a field of that name, with the hidden fields it carries. Throws when there is none. */
export function formWith(html: string, field: string, pageUrl: string): PageForm {
  for (const [, attributes = "", body = ""] of html.matchAll(FORM)) {
    if (!body.includes(`name="${field}"`)) continue;
    const hidden = [...body.matchAll(INPUT)]
      .map((match) => match[1] ?? "")
      .filter((input) => attribute(input, "type") === "hidden")
      .map((input) => [attribute(input, "name") ?? "", attribute(input, "value") ?? ""] as const);
    const action = attribute(attributes, "action") || pageUrl;
    return { action: new URL(action, pageUrl).href, fields: Object.fromEntries(hidden) };
  }
  throw new Error(`no form with a field ${field} on ${pageUrl}`);
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return value?.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

/** Sends it as multipart, from its own origin; redirections are not followed. */
export function sendForm(form: PageForm, values: Readonly<Record<string, string>>, cookie = ""): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...values })) body.append(name, value);
  return fetch(form.action, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: new URL(form.action).origin, ...(cookie ? { cookie } : {}) },
  });
}
