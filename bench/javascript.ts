import { gzipSync } from "node:zlib";
import type { Row } from "#bench/row.ts";

export type Measured = { readonly bytes: number; readonly files: number };

/** `nomodule` scripts are for browsers that have no modules: the others never load them. */
const SCRIPT = /<script\b(?![^>]*\bnomodule\b)[^>]*\bsrc="([^"]+)"/gi;

/** The scripts that a page asks for as soon as it is read, as absolute addresses, each once. */
export function scriptsOf(html: string, pageUrl: string): string[] {
  const found = [...html.matchAll(SCRIPT)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
  return [...new Set(found.map((source) => new URL(source, pageUrl).href))];
}

/** First-load JavaScript of a page: the sum of its scripts, each gzipped at the usual level 6. */
export async function firstLoad(url: string, headers: Record<string, string> = {}): Promise<Measured> {
  const reply = await fetch(url, { headers, redirect: "manual" });
  if (reply.status !== 200)
    throw new Error(
      `${url} answered ${reply.status}${reply.headers.get("location") ? ` to ${reply.headers.get("location")}` : ""}`,
    );
  const scripts = scriptsOf(await reply.text(), url);
  if (scripts.length === 0) throw new Error(`${url} has no script: is it a page?`);
  const sizes = await Promise.all(
    scripts.map(async (script) => {
      const code = await fetch(script);
      if (!code.ok) throw new Error(`${script} answered ${code.status}`);
      return gzipSync(Buffer.from(await code.arrayBuffer()), { level: 6 }).length;
    }),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: scripts.length };
}

/** One row per page: kilobytes (1000 bytes) beside those of the bare page. */
export function javascriptRow(name: string, page: Measured, bare: Measured, barKilobytes: number): Row {
  const value = page.bytes / 1000;
  return {
    name: `First-load JavaScript, gzip: ${name}`,
    value,
    unit: "kB",
    yardstick: { name: "bare Next page", value: bare.bytes / 1000 },
    ratio: page.bytes / bare.bytes,
    bar: `≤ ${barKilobytes} kB`,
    met: value <= barKilobytes,
  };
}
