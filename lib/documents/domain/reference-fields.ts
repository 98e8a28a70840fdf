import { type Candidate, choose } from "#lib/documents/domain/choice.ts";
import { dateAt } from "#lib/documents/domain/date-values.ts";
import type { Reading } from "#lib/documents/domain/fields.ts";
import { type LabelHit, weightOf } from "#lib/documents/domain/label-hits.ts";
import type { LabelKind } from "#lib/documents/domain/labels.ts";
import { type Token, textOfTokens } from "#lib/documents/domain/layout.ts";
import { type LabelledLine, type Place, placesOf } from "#lib/documents/domain/pairs.ts";
import { keyOf } from "#lib/documents/domain/words.ts";
import { sirenOk, siretOk } from "#lib/shared/identifiers.ts";

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
      const weight = Math.max(...shape.kinds.map((kind) => weightOf(hit, kind))) * standing(hit, shape.kinds);
      if (weight <= 0) continue;
      let beside = false;
      for (const place of placesOf(hit, lines)) {
        const picked = shape.pick(place, weight * (beside ? place.weight : place.alone));
        // What stands beside a heading of a table is the next heading, and says nothing of this one.
        beside ||= place.relation === "right" && picked !== null;
        if (picked)
          found.push({ ...picked, weight: Math.min(0.97, picked.weight * early(hit)) * unmistakable(picked) });
      }
    }
  }
  return found;
}

/**
 * A label begins its cell; inside a sentence (« gemäß Bestellung Nr. 12 ») the same words say less. For the number itself a bare
 * « N° » says more in the line of a title, which is larger than the rest, or when a date follows it.
 */
function standing(hit: LabelHit, kinds: readonly LabelKind[]): number {
  const before = hit.line.tokens
    .slice(0, hit.from)
    .filter((token) => token.cell === hit.first.cell && /\p{L}/u.test(token.text));
  if (!kinds.includes("number")) return before.length > 1 ? 0.85 : 1;
  if (hit.key === "n" && hit.line.y < hit.line.page.height * 0.5) {
    const after = hit.line.tokens.slice(hit.to, hit.to + 6);
    if (after.some((_, i) => i > 0 && dateAt(after, i) !== null)) return 1.85;
    if (isTitle(hit)) return 1.6;
    if (before.length === 0 && underTitle(hit)) return 1.88;
  }
  // « Facture FA-2017-0010 » in large type is the title, which says more than the word in a line of text.
  if (before.length === 0 && hit.key !== "n" && isTitle(hit)) return 1.27;
  return before.length > 2 ? 0.6 : 1;
}

/** Whether the word for an invoice stands by itself in the same column, up to three lines above. */
function underTitle(hit: LabelHit): boolean {
  const { line } = hit;
  return line.page.words.some((word) => {
    const up = line.y - (word.y + word.h / 2);
    const near =
      Math.abs(word.x - hit.first.x) < line.size * 2 ||
      Math.abs(word.x + word.w - (line.tokens.at(-1)?.end ?? 0)) < line.size * 2;
    return up > 0 && up < Math.max(word.h, line.size) * 3.5 && near && TITLE_WORDS.has(keyOf(word.text));
  });
}

const TITLE_WORDS: ReadonlySet<string> = new Set([
  "facture",
  "avoir",
  "invoice",
  "rechnung",
  "fattura",
  "factura",
  "gutschrift",
]);

function isTitle(hit: LabelHit): boolean {
  const words = hit.line.page.words.map((word) => word.h).sort((a, b) => a - b);
  const usual = words[Math.floor(words.length / 2)] ?? 0;
  return hit.first.size > usual * 1.25 && hit.line.y < hit.line.page.height * 0.4;
}

/** References stand on the first page, before the items; a table further on may repeat the words for something else. */
function early(hit: LabelHit): number {
  const down = hit.line.y / hit.line.page.height;
  return (hit.line.page.page === 1 ? 1 : 0.93) * (down < 0.55 ? 1 : 0.96);
}

/** In a picture an O beside a figure may be a zero, and no check digit tells which. */
function unmistakable({ value, tokens }: Picked): number {
  return tokens[0]?.page.origin === "ocr" && /[OQIl]\d|\d[OQIl]/.test(value) ? 0.88 : 1;
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
  const value = trimmed(textOfTokens(taken));
  if (!/\d/.test(value) || value.length > 30 || !/^[A-Za-z0-9]/.test(value)) return null;
  // The shape of a SIRET or a VAT number: only a strong label makes it a number of an invoice.
  const company =
    (/^(?:\d{14}|\d{9})$/.test(value) && (weight < 0.42 || (weight < 0.9 && (sirenOk(value) || siretOk(value))))) ||
    (/^[A-Z]{2}\d{9,}$/.test(value) && weight < 0.95);
  const weak = NOT_A_NUMBER.test(value) || company;
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
  const value = trimmed(textOfTokens(taken));
  if (value.length < 2 || value.length > 50 || /^[\d ]+[.,]\d{2}$/.test(value) || /[@%€$£]/.test(value)) return null;
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
export function joined(tokens: readonly Token[]): Token[] {
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

/** Without the signs around. */
export function trimmed(text: string): string {
  return text.replace(/^[\s:#;,.([]+|[\s:;,.)\]–—-]+$/g, "");
}
