/** A form of the portal as a browser without scripts sends it. */
export type HttpForm = { readonly url: string; readonly hidden: Readonly<Record<string, string>> };

const ENTITIES: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

function text(html: string): string {
  return html.replace(/&(quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Reads the form of a page that has a field of this name, with everything hidden in it. */
export async function readForm(url: string, field: string, headers: Record<string, string> = {}): Promise<HttpForm> {
  const page = await (await fetch(url, { headers })).text();
  const form = page
    .split("<form")
    .find((part) => part.includes(`name="${field}"`))
    ?.split("</form>")[0];
  if (!form) throw new Error(`${url} has no form with a field ${field}`);
  const hidden: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [name, value] = [/\bname="([^"]*)"/.exec(tag)?.[1], /\bvalue="([^"]*)"/.exec(tag)?.[1]];
    if (name) hidden[text(name)] = text(value ?? "");
  }
  return { url, hidden };
}

export type Answer = { readonly status: number; readonly location: string; readonly body: string; readonly ms: number };

/** Sends it once, and tells how long the whole answer took. */
export async function sendForm(
  { url, hidden }: HttpForm,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) body.set(name, value);
  const started = performance.now();
  const reply = await fetch(url, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: new URL(url).origin, ...headers },
  });
  const answer = await reply.text();
  const ms = performance.now() - started;
  return { status: reply.status, location: reply.headers.get("location") ?? "", body: answer, ms };
}
