import { BRAND, PALETTE } from "#lib/shared/brand.ts";

export type WaitWords = { readonly title: string; readonly text: string; readonly again: string };

const both = (name: keyof typeof PALETTE) => `light-dark(${PALETTE[name].light}, ${PALETTE[name].dark})`;

const STYLE = [
  ":root{color-scheme:light dark}",
  `body{margin:0;padding:2rem 1rem;font:1rem/1.6 system-ui,sans-serif;background:${both("surface")};color:${both("ink")}}`,
  "main{max-width:38rem;margin:0 auto}",
  `a{color:${both("brand")}}`,
].join("");

/**
 * The page of an answer 429: one string, without the frame of the portal, since drawing that for a flood is what the limit spares.
 *
 * @param nonce of the policy that goes with it (`waitPolicy`).
 * @param here the address to try again, already safe; null after a form was sent.
 */
export function waitPage(locale: string, words: WaitWords, nonce: string, here: string | null): string {
  const again = here === null ? "" : `<p><a href="${escapeHtml(here)}">${escapeHtml(words.again)}</a></p>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(words.title)} – ${BRAND.name}</title><style nonce="${nonce}">${STYLE}</style></head><body><main><h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words.text)}</p>${again}</main></body></html>`;
}

export function waitPolicy(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
