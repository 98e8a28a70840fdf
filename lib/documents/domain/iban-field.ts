import { type Candidate, choose } from "#lib/documents/domain/choice.ts";
import type { Reading } from "#lib/documents/domain/fields.ts";
import { IBAN_LENGTHS, ibanChecks } from "#lib/documents/domain/identifiers.ts";
import { weightOf } from "#lib/documents/domain/label-hits.ts";
import type { Token } from "#lib/documents/domain/layout.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";

/** The first account printed. One whose check digits are wrong is given all the same, with less confidence. */
export function ibanField(lines: readonly LabelledLine[]): Reading<string> | null {
  const found: Candidate[] = [];
  for (const [index, { line, labels }] of lines.entries()) {
    const label = labels.find((hit) => weightOf(hit, "iban") > 0);
    const above = lines[index - 1]?.labels.some((hit) => weightOf(hit, "iban") > 0) ?? false;
    for (const token of line.tokens) {
      const iban = ibanAt(line.tokens, token.at, label !== undefined || above);
      if (!iban) continue;
      const checks = ibanChecks(iban.value);
      // One without label and check digits is any reference that begins with two capitals.
      if (!checks && !(label && token.at >= label.to) && !above) continue;
      found.push({ ...iban, weight: (checks ? 0.97 : iban.whole ? 0.8 : 0.6) - Math.min(found.length, 3) * 0.2 });
    }
  }
  return choose(found);
}

const START = /^[A-Z]{2}[0-9OI]{2}/;

function ibanAt(
  tokens: readonly Token[],
  at: number,
  labelled: boolean,
): { value: string; tokens: Token[]; whole: boolean } | null {
  const first = tokens[at];
  if (!first || !START.test(first.text.toUpperCase())) {
    // « FR 76 3000 … »
    if (!first || !/^[A-Z]{2}$/.test(first.text) || !/^\d{2}/.test(tokens[at + 1]?.text ?? "")) return null;
  }
  const length = IBAN_LENGTHS[first.text.slice(0, 2).toUpperCase()];
  if (length === undefined && !labelled) return null;
  let text = "";
  const taken: Token[] = [];
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    const part = token?.text.toUpperCase().replace(/[.,;]$/, "") ?? "";
    const last = taken.at(-1);
    if (!token || !/^[A-Z0-9]+$/.test(part) || (last && token.x - last.end > token.line.size * 1.6)) break;
    if (text.length + part.length > (length ?? 34)) break;
    text += part;
    taken.push(token);
    if (text.length === length) break;
  }
  // Announced as an IBAN, one of a wrong length is what the page says: it is given, and warned of.
  const whole = length === undefined || text.length === length;
  if (text.length < 15 || !(whole || labelled) || (text.match(/\d/g) ?? []).length < 8) return null;
  const repaired = first.page.origin === "ocr" && !ibanChecks(text) ? repair(text) : text;
  return { value: repaired, tokens: taken, whole };
}

/** Letters that OCR puts for digits, where the check digits then agree. */
function repair(text: string): string {
  const digits = text.slice(2).replace(/[OQ]/g, "0").replace(/[IL]/g, "1").replace(/S/g, "5").replace(/B/g, "8");
  const candidate = text.slice(0, 2) + digits;
  return ibanChecks(candidate) || /^(?:FR|DE|BE|ES)/.test(text) ? candidate : text;
}
