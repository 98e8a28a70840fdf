/** One form of a page, as a browser without JavaScript would send it. */
export type PageForm = {
  readonly action: string;
  /** The hidden ones, with their values. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of every field, those that a person fills included. */
  readonly names: readonly string[];
};

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi;
const INPUT = /<input\b([^>]*)>/gi;

/** Every form of a page that is sent by POST, with the hidden fields it carries. */
export function formsOf(html: string, pageUrl: string): PageForm[] {
  return formTags(html)
    .filter(({ attributes }) => attribute(attributes, "method")?.toLowerCase() === "post")
    .map((tags) => readForm(tags, pageUrl));
}

/** The first form of `html` that has a field of that name, with the hidden fields it carries. Throws when there is none. */
export function formWith(html: string, field: string, pageUrl: string): PageForm {
  const tags = formTags(html).find(({ body }) => body.includes(`name="${field}"`));
  if (!tags) throw new Error(`no form with a field ${field} on ${pageUrl}`);
  return readForm(tags, pageUrl);
}

type FormTags = { readonly attributes: string; readonly body: string };

function formTags(html: string): FormTags[] {
  return [...html.matchAll(FORM)].map(([, attributes = "", body = ""]) => ({ attributes, body }));
}

function readForm({ attributes, body }: FormTags, pageUrl: string): PageForm {
  const hidden = [...body.matchAll(INPUT)]
    .map((match) => match[1] ?? "")
    .filter((input) => attribute(input, "type") === "hidden")
    .map((input) => [attribute(input, "name") ?? "", attribute(input, "value") ?? ""] as const);
  const action = attribute(attributes, "action") || pageUrl;
  const names = [...body.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/gi)].flatMap(
    (match) => attribute(match[1] ?? "", "name") ?? [],
  );
  return { action: new URL(action, pageUrl).href, fields: Object.fromEntries(hidden), names: [...new Set(names)] };
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return value?.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

/** Sends it as multipart, from its own origin; redirections are not followed. */
export function sendForm(
  form: PageForm,
  values: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...values })) body.append(name, value);
  return fetch(form.action, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: new URL(form.action).origin, ...headers },
  });
}
