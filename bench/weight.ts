import { get } from "node:http";
import type { Row } from "#bench/row.ts";

/** A first view of a public page, everything that it asks for before it is shown (issue: a poor line). */
const FIRST_VIEW_KILOBYTES = 150;

/** What a browser without a cache asks for at once: styles, letters, icon, scripts that are not late. */
const LINK = /<link\b[^>]*\brel="(?:stylesheet|preload|icon)"[^>]*>/g;
const SCRIPT = /<script\b(?![^>]*\b(?:noModule|data-late)\b)[^>]*\bsrc="([^"]+)"/g;
const LATE = /<script\b[^>]*\bdata-late="([^"]+)"/g;

type Answer = { readonly bytes: number; readonly text: string; readonly link: string };

/** Bytes of the body as they come over the wire; `text` only of what came uncompressed. */
function ask(url: string, encoding: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { accept: "text/html,*/*", "accept-encoding": encoding };
    get(url, { headers }, (reply) => {
      const pieces: Buffer[] = [];
      reply.on("data", (piece: Buffer) => pieces.push(piece));
      reply.once("error", reject);
      reply.once("end", () => {
        if (reply.statusCode !== 200) return reject(new Error(`${url} answered ${reply.statusCode}`));
        const body = Buffer.concat(pieces);
        resolve({ bytes: body.length, text: body.toString(), link: String(reply.headers.link ?? "") });
      });
    }).once("error", reject);
  });
}

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

async function sum(page: string, addresses: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const address of new Set(addresses)) {
    bytes += (await ask(new URL(address.replaceAll("&amp;", "&"), page).href, "br, gzip")).bytes;
  }
  return bytes;
}

/** Kilobytes (1000 bytes) of a public page's first view, and of the scripts that come after it. */
export async function weightRows(origin: string, path: string): Promise<Row[]> {
  const page = `${origin}${path}`;
  const [wire, plain] = [await ask(page, "br, gzip"), await ask(page, "identity")];
  const links = found(plain.text, LINK).map((link) => /\bhref="([^"]+)"/.exec(link)?.[1] ?? "");
  const told = found(plain.link, /<([^>]+)>/g);
  const first = wire.bytes + (await sum(page, [...links, ...told, ...found(plain.text, SCRIPT)]));
  const late = await sum(page, found(plain.text, LATE));
  return [
    {
      name: `First view over the wire: ${path}`,
      value: first / 1000,
      unit: "kB",
      bar: `≤ ${FIRST_VIEW_KILOBYTES} kB`,
      met: first / 1000 <= FIRST_VIEW_KILOBYTES,
    },
    { name: `Scripts after it: ${path}`, value: late / 1000, unit: "kB" },
  ];
}
