import { type Candidate, choose } from "#lib/documents/domain/choice.ts";
import { dateAt } from "#lib/documents/domain/date-values.ts";
import type { Reading } from "#lib/documents/domain/fields.ts";
import { type LabelHit, weightOf } from "#lib/documents/domain/label-hits.ts";
import type { LabelKind } from "#lib/documents/domain/labels.ts";
import { type Token, textOfTokens } from "#lib/documents/domain/layout.ts";
import { type LabelledLine, type Place, placesOf } from "#lib/documents/domain/pairs.ts";

type Picked = { value: string; weight: number; tokens: readonly Token[] };

/** How the value of a kind of reference is taken from the words after its label. */
type Shape = { readonly kinds: readonly LabelKind[]; readonly pick: (place: Place, weight: number) => Picked | null };

/** Number, service, engagement or order, contract: the words after or under their labels. */
export function invoiceNumber(lines: readonly LabelledLine[]): Reading<string> | null {
  return choose(candidates(lines, { kinds: ["number"], pick: pickNumber }));
}

export function serviceCode(lines: readonly LabelledLine[]): Reading<string> | null {
  return choose(candidates(lines, { kinds: ["service"], pick: pickCode }));
}

/** The engagement number of the public buyer; failing that, its order number, which is the same in most of them. */
export function commitmentNumber(lines: readonly LabelledLine[]): Reading<string> | null {
  const engagement = choose(candidates(lines, { kinds: ["commitment"], pick: pickCode }), 0.5);
  return engagement ?? choose(candidates(lines, { kinds: ["order"], pick: pickCode }));
}

export function contractNumber(lines: readonly LabelledLine[]): Reading<string> | null {
  return choose(candidates(lines, { kinds: ["contract"], pick: pickCode }));
}

function candidates(lines: readonly LabelledLine[], shape: Shape): Candidate[] {
  const found: Candidate[] = [];
  for (const { labels } of lines) {
    for (const hit of labels) {
      const weight = Math.max(...shape.kinds.map((kind) => weightOf(hit, kind)));
      if (weight <= 0) continue;
      for (const place of placesOf(hit, lines)) {
        const picked = shape.pick(place, weight * place.weight);
        if (picked) found.push({ ...picked, weight: Math.min(0.97, picked.weight * early(hit)) });
      }
    }
  }
  return found;
}

/** References stand on the first page, before the items; a table further on may repeat the words for something else. */
function early(hit: LabelHit): number {
  const down = hit.line.y / hit.line.page.height;
  return (hit.line.page.page === 1 ? 1 : 0.93) * (down < 0.55 ? 1 : 0.96);
}

const NOT_A_NUMBER = /^(?:\d{1,3}|page|\d+[.,]\d{2}|\+?\d[\d ]*%|.*@.*|https?.*|www.*)$/i;

/** A code with a digit in it, not a date, not an amount. Parts set apart by a slash, a dash or after short capitals belong together. */
function pickNumber(place: Place, weight: number): Picked | null {
  // « Facture (380) Nr. 471102 », « n° : # F12 »: signs and remarks in brackets may come first.
  const start = place.tokens.findIndex((token) => !/^(?:\(.*\)|[#:.n°º-]+|n[°º]:?|Nr\.?:?|No\.?:?)$/i.test(token.text));
  const tokens = start < 0 ? [] : place.tokens.slice(start);
  const first = tokens[0];
  if (!first || start > 3 || (dateAt(tokens, 0) && !/^\d{8}$/.test(first.text))) return null;
  const taken = joined(tokens);
  const value = clean(textOfTokens(taken));
  if (!/\d/.test(value) || value.length > 30 || !/^[A-Za-z0-9]/.test(value)) return null;
  const weak = NOT_A_NUMBER.test(value) || /^(?:\d{14}|\d{9})$/.test(value) || /^(?:FR|DE)\d{9,}$/.test(value);
  const short = value.replace(/\D/g, "").length < 3;
  return {
    value,
    tokens: taken,
    weight: weight * (weak ? (/^\d{1,3}$/.test(value) && weight > 0.9 ? 0.75 : 0.3) : short ? 0.9 : 1),
  };
}

/** A reference given by the buyer: usually with a digit, else in capitals. */
function pickCode(place: Place, weight: number): Picked | null {
  const start = place.tokens.findIndex((token) => !/^(?:[#:.n°º-]+|n[°º]:?|Nr\.?:?|No\.?:?)$/i.test(token.text));
  const tokens = start < 0 ? [] : place.tokens.slice(start);
  const first = tokens[0];
  if (!first || dateAt(tokens, 0)) return null;
  const taken = joined(tokens);
  const value = clean(textOfTokens(taken));
  if (value.length < 2 || value.length > 50 || /^[\d ]+[.,]\d{2}$/.test(value) || /[@%€]/.test(value)) return null;
  if (/^[A-Z0-9][A-Z0-9_./+-]*$/i.test(value) && /\d/.test(value)) return { value, tokens: taken, weight };
  if (/\d/.test(value)) return { value, tokens: taken, weight: weight * 0.92 };
  const capitals = /^[A-Z][A-Z_./-]{2,}$/.test(value) && taken.length === 1;
  return capitals && tokens.length === 1
    ? { value, tokens: taken, weight: weight * 0.93 }
    : capitals && weight > 0.9
      ? { value, tokens: taken, weight: weight * 0.7 }
      : null;
}

/**
 * The words of one reference: « 018304 / 28865 », « FA 2026-001 », « 05 158 004 - 11023 - 45 », but not « F12 du 3 mai »: a word
 * joins when a sign holds it, or when both are digits, or digits after short capitals.
 */
function joined(tokens: readonly Token[]): Token[] {
  const taken = tokens.slice(0, 1);
  for (let at = 1; at < tokens.length && taken.length < 9; at += 1) {
    const [last, token, next] = [taken.at(-1), tokens[at], tokens[at + 1]];
    if (!last || !token || token.line !== last.line || token.cell !== last.cell) break;
    if (dateAt(tokens, at)) break;
    const glued = token.x - last.end < token.line.size * 0.16;
    const sign = /^[/_-]$/.test(token.text) && next !== undefined && next.cell === token.cell && /\d/.test(next.text);
    const afterSign = /^[/_-]$/.test(last.text);
    const bothDigits = /^\d{2,}$/.test(last.text) && /^\d{2,}$/.test(token.text);
    const afterCapitals = taken.length === 1 && /^[A-Z]{1,4}[-_/]?$/.test(last.text) && /^\d/.test(token.text);
    if (!(glued || sign || (afterSign && /\d/.test(token.text)) || bothDigits || afterCapitals)) break;
    taken.push(token);
  }
  return taken;
}

function clean(text: string): string {
  return text.replace(/^[\s:#;,.([]+|[\s:;,.)\]–—-]+$/g, "");
}
