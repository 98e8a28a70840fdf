import { sirenOfVat, vatChecks, vatCountry } from "#lib/documents/domain/identifiers.ts";
import { weightOf } from "#lib/documents/domain/label-hits.ts";
import type { Line, Token } from "#lib/documents/domain/layout.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";
import { sirenOk, siretOk } from "#lib/shared/identifiers.ts";

/** An identifier of a company as printed. */
export type PrintedId = {
  readonly type: "SIRET" | "SIREN" | "VAT";
  readonly value: string;
  /** The company it belongs to: its SIREN, or its foreign VAT number. */
  readonly owner: string;
  readonly checks: boolean;
  readonly line: Line;
  readonly tokens: readonly Token[];
};

/** A line as one text, with the token that each character comes from. Cells are set apart, so that no number runs across. */
type Strip = { readonly text: string; readonly tokenAt: readonly number[] };

const DIGITS = String.raw`(?<![\dA-Z.,/-])`;
const GAP = "[ .]?";

/** Digits in the groups that people use; OCR's letters in their place are put right by `digitsOnly`. */
const PATTERNS = [
  {
    type: "VAT",
    pattern: new RegExp(
      String.raw`(?<![A-Z0-9])FR${GAP}(?:\([A-Z]\)${GAP})?[0-9A-HJ-NP-Z]${GAP}[0-9A-HJ-NP-Z](?:[ .-]?\d){9}(?!\d)`,
      "g",
    ),
  },
  { type: "VAT", pattern: /(?<![A-Z0-9])(?!FR)(?:[A-Z]{2}|CHE)[ .-]?[A-Z0-9](?:[ .-]?[A-Z0-9]){5,13}(?![A-Z0-9])/g },
  { type: "SIRET", pattern: new RegExp(String.raw`${DIGITS}\d(?:[ .]{0,2}\d){13}(?![\dA-Z])`, "g") },
  { type: "SIREN", pattern: new RegExp(String.raw`${DIGITS}\d{3}${GAP}\d{3}${GAP}\d{3}(?![\dA-Z]|[.,]\d)`, "g") },
] as const;

/** All identifiers of companies on the pages. */
export function printedIds(lines: readonly LabelledLine[]): PrintedId[] {
  return lines.flatMap((line, index) => idsOfLine(line, lines[index - 1]));
}

function idsOfLine(own: LabelledLine, above: LabelledLine | undefined): PrintedId[] {
  const strip = stripOf(own.line);
  if (!/\d{3}/.test(strip.text)) return [];
  const taken: [number, number][] = [];
  const found: PrintedId[] = [];
  for (const { type, pattern } of PATTERNS) {
    for (const match of strip.text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.some(([a, b]) => from < b && to > a)) continue;
      const tokens = own.line.tokens.slice(strip.tokenAt[from] ?? 0, (strip.tokenAt[to - 1] ?? 0) + 1);
      const id = type === "VAT" ? vatId(match[0], own, above, tokens) : numberId(type, match[0], own, above, tokens);
      if (!id) continue;
      taken.push([from, to]);
      found.push(id);
    }
  }
  return found;
}

function vatId(
  text: string,
  own: LabelledLine,
  above: LabelledLine | undefined,
  tokens: readonly Token[],
): PrintedId | null {
  const value = text.replace(/\([A-Z]\)|[ .-]/g, "");
  const country = vatCountry(value);
  if (!country || (/^[A-Z]{2}\d{2}$/.test(text.slice(0, 4)) === false && /^[A-Z]+$/.test(value))) return null;
  const labelled = announces(own, above, tokens, "vatNumber") || announces(own, above, tokens, "tax");
  // Without its label only a French number (its key tells) or a number of an unmistakable shape is one.
  if (!labelled && country !== "FR" && !(country === "DE" && vatChecks(value) && !/[ .-]/.test(text))) return null;
  if (announces(own, above, tokens, "iban") && !labelled) return null;
  return { type: "VAT", value, owner: sirenOfVat(value) ?? value, checks: vatChecks(value), line: own.line, tokens };
}

function numberId(
  type: "SIRET" | "SIREN",
  text: string,
  own: LabelledLine,
  above: LabelledLine | undefined,
  tokens: readonly Token[],
): PrintedId | null {
  const value = text.replace(/\D/g, "");
  const labelled = announces(own, above, tokens, "siret") || announces(own, above, tokens, "siren");
  const checks = type === "SIRET" ? siretOk(value) : sirenOk(value);
  if (!labelled && (announcesOther(own, tokens) || !checks || /^0/.test(value))) return null;
  // Nine digits by themselves are anything; fourteen that check are next to always a SIRET.
  if (!labelled && type === "SIREN") return null;
  return { type, value, owner: value.slice(0, 9), checks, line: own.line, tokens };
}

/** Whether a label of that kind stands before the tokens on their line, or right above them. */
function announces(
  own: LabelledLine,
  above: LabelledLine | undefined,
  tokens: readonly Token[],
  kind: "siret" | "siren" | "vatNumber" | "iban" | "tax",
): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return false;
  const before = own.labels.filter((hit) => hit.from <= first.at && (hit.first !== first || hit.to <= first.at));
  const near = before.at(-1);
  // « SIREN / SIRET », « SIRET (client) »: one label back counts when nothing with digits stands between.
  if (near && weightOf(near, kind) > 0) return true;
  const earlier = before.at(-2);
  if (near && earlier && weightOf(earlier, kind) > 0 && !hasDigits(own.line.tokens.slice(earlier.to, first.at)))
    return true;
  if (!above || above.line.page !== own.line.page || own.line.y - above.line.y > own.line.size * 2.6) return false;
  return above.labels.some(
    (hit) =>
      weightOf(hit, kind) > 0 &&
      hit.first.x < last.end &&
      hit.last.end > first.x - own.line.size * 2 &&
      !hasDigits(above.line.tokens.slice(hit.to, hit.to + 2)),
  );
}

function announcesOther(own: LabelledLine, tokens: readonly Token[]): boolean {
  const first = tokens[0];
  const near = first && own.labels.findLast((hit) => hit.to <= first.at);
  if (!near || first.x - near.last.end >= own.line.size * 6) return false;
  return near.meanings.every(({ kind }) => kind !== "siret" && kind !== "siren");
}

function hasDigits(tokens: readonly Token[]): boolean {
  return tokens.some((token) => /\d{3}/.test(token.text));
}

export function stripOf(line: Line): Strip {
  let text = "";
  const tokenAt: number[] = [];
  const add = (part: string, token: number) => {
    text += part;
    for (let i = 0; i < part.length; i += 1) tokenAt.push(token);
  };
  for (const [i, token] of line.tokens.entries()) {
    const before = line.tokens[i - 1];
    if (before && before.source !== token.source) add(before.cell !== token.cell ? "\t" : " ", i);
    add(numeric(token), i);
  }
  return { text, tokenAt };
}

/** OCR's letters for digits, in a group of digits. One character stays one character. */
function numeric(token: Token): string {
  const upper = token.text.toUpperCase();
  const text = upper.length === token.text.length ? upper : token.text;
  if (token.page.origin !== "ocr" || !/\d{2}/.test(text) || !/^[\dOIQSB]+$/.test(text.replace(/^(?:FR|DE)/, "")))
    return text;
  const prefix = /^(?:FR|DE)/.exec(text)?.[0] ?? "";
  return (
    prefix + text.slice(prefix.length).replace(/[OQ]/g, "0").replace(/I/g, "1").replace(/S/g, "5").replace(/B/g, "8")
  );
}
