import { randomInt } from "node:crypto";
import { formWith, sendForm } from "#bench/form.ts";
import type { TorturedPortal } from "#torture/row.ts";
import { elsewhere } from "#torture/support/portal.ts";

/** What must appear nowhere but where it belongs: its kind, and itself. */
export type Canary = { readonly kind: string; readonly text: string };
/** Something that was written or answered, in which canaries are looked for. */
export type Written = { readonly where: string; readonly text: string };
/** What a row plants, and the answers that it got. */
export type Plot = { readonly portal: TorturedPortal; readonly canaries: Canary[]; readonly answers: Written[] };

/** Short secrets could be part of something longer: they count only when nothing stands beside them. */
export function holds(text: string, secret: string): boolean {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64").replace(/=+$/, "")];
  if (!/^[\dA-Z]{6}$/.test(secret)) return forms.some((form) => text.includes(form));
  return new RegExp(`(?<![\\w.-])${secret}(?![\\w-])`).test(text);
}

export const word = () => Array.from({ length: 12 }, () => "abcdefghjkmnpqrstuvwxyz"[randomInt(23)]).join("");
export const password = () => `Canari-${word()}-7`;

/** Reads a page; an answer that is an error is kept, to be searched. */
export async function page({ portal, answers }: Plot, path: string, cookie = ""): Promise<string> {
  const reply = await fetch(`${portal.origin}${path}`, { headers: { ...(cookie ? { cookie } : {}), ...elsewhere() } });
  const html = await reply.text();
  if (reply.status >= 400) answers.push({ where: `answer ${reply.status} of ${path.split("?")[0]}`, text: html });
  return html;
}

/** Fills and sends the form of a page that has this field. */
export async function post(
  plot: Plot,
  path: string,
  field: string,
  values: Readonly<Record<string, string>>,
  cookie = "",
): Promise<Response> {
  const html = await page(plot, path, cookie);
  const reply = await sendForm(formWith(html, field, `${plot.portal.origin}${path}`), values, { cookie });
  // A refused form comes back as a page: what was typed stays in its fields, but for secrets.
  if (reply.status !== 303)
    plot.answers.push({ where: `answer of the form ${path.split("?")[0]}`, text: await reply.clone().text() });
  return reply;
}

export function cookieIn(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
}
