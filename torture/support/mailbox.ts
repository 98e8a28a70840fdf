import { setTimeout as sleep } from "node:timers/promises";
import { routes } from "#lib/shared/routes.ts";
import type { TorturedPortal } from "#torture/row.ts";
import { elsewhere } from "#torture/support/portal.ts";

export type Message = { readonly id: string; readonly html: string };

/** The messages that the demonstration's mail holds for an address, newest first; waits until there are so many. */
export async function mailsTo({ origin }: TorturedPortal, email: string, wanted: number): Promise<Message[]> {
  for (let tried = 0; tried < 150; tried += 1) {
    const list = await text(`${origin}${routes.demoMail()}`);
    const rows = list.match(/<tr>[\s\S]*?<\/tr>/g) ?? [];
    const ids = rows.filter((row) => row.includes(email)).flatMap((row) => idIn(row) ?? []);
    if (ids.length >= wanted) {
      return Promise.all(ids.map(async (id) => ({ id, html: await text(`${origin}${routes.demoMailMessage(id)}`) })));
    }
    await sleep(200);
  }
  throw new Error(`${wanted} messages to ${email} did not arrive`);
}

function idIn(row: string): string | undefined {
  return /\/demo\/courrier\/([^"?#]+)/.exec(row)?.[1];
}

async function text(url: string): Promise<string> {
  const reply = await fetch(url, { headers: elsewhere() });
  return reply.text();
}

/** Six digits on a line of their own. */
export function codeIn({ html }: Message): string {
  const code = />(\d{6})</.exec(html)?.[1];
  if (!code) throw new Error("the message has no code");
  return code;
}

/** The address that a message leads to. */
export function linkIn({ html }: Message): string {
  const link = /href="([^"]*jeton=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  if (!link) throw new Error("the message has no link");
  return link;
}
