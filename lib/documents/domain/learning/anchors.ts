import type { Line, Token } from "#lib/documents/domain/layout.ts";
import { cellsOf, type LabelledLine } from "#lib/documents/domain/pairs.ts";

/** Words before or above a value, as one key, and the token they begin with. */
export type Anchor = { readonly key: string; readonly first: Token; readonly relation: "right" | "below" };

const SIGN = /^[\s:.\-–—=|_…#]+$/;

export function keyOfTokens(tokens: readonly Token[]): string {
  return tokens.map((token) => token.key).join("");
}

/** What announces the value that begins at a token: the words before it in its cell, the cell at its left, or the cell above. */
export function anchorOf(token: Token, lines: readonly LabelledLine[]): Anchor | null {
  const { line } = token;
  const before = line.tokens.slice(0, token.at).filter((one) => !SIGN.test(one.text));
  const same = before.filter((one) => one.cell === token.cell);
  const left = same.length > 0 ? same : before.filter((one) => one.cell === before.at(-1)?.cell);
  if (isWords(left) && token.x - (left.at(-1)?.end ?? 0) < line.size * 40) return made(left, "right");
  for (let index = line.index - 1; index >= 0; index -= 1) {
    const above = lines[index]?.line;
    if (!above || above.page !== line.page || line.y - above.y > line.size * 4) return null;
    const cell = cellsOf(above).find(
      ([start, ...rest]) =>
        start && start.x < token.end + line.size && (rest.at(-1) ?? start).end > token.x - line.size,
    );
    if (cell && isWords(cell)) return made(cell, "below");
  }
  return null;
}

function made(tokens: readonly Token[], relation: Anchor["relation"]): Anchor | null {
  const first = tokens[0];
  const key = keyOfTokens(tokens);
  return first && key.length >= 2 && key.length <= 60 ? { key, first, relation } : null;
}

/** Letters and no figures: figures are values, and values change. */
function isWords(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 0 &&
    tokens.some((one) => /\p{L}{2}|[°#]/u.test(one.text)) &&
    !tokens.some((one) => /\d/.test(one.text))
  );
}

/** Where those words stand on a page: the token they begin with, and the one after them. */
export function findAnchor(key: string, line: Line): { first: Token; after: number }[] {
  const found: { first: Token; after: number }[] = [];
  for (const first of line.tokens) {
    let text = "";
    for (let at = first.at; at < line.tokens.length; at += 1) {
      const token = line.tokens[at];
      if (!token || token.cell !== first.cell) break;
      text += token.key;
      if (!key.startsWith(text)) break;
      if (text === key && token.key !== "") {
        found.push({ first, after: afterSigns(line, at + 1) });
        break;
      }
    }
  }
  return found;
}

function afterSigns(line: Line, from: number): number {
  let at = from;
  while (at < line.tokens.length && SIGN.test(line.tokens[at]?.text ?? "")) at += 1;
  return at;
}

/** Columns that a page is divided into: labels of one layout stand in the same. */
const COLUMNS = 25;

/** The labels of the first page with the columns where they stand: the fingerprint of a layout. Words without figures, which values have. */
export function marksOf(lines: readonly LabelledLine[]): string[] {
  const marks = new Set<string>();
  for (const { line, labels } of lines) {
    if (line.page.page !== 1) break;
    const column = (token: Token) => Math.round((token.x / line.page.width) * COLUMNS);
    for (const hit of labels) marks.add(`${hit.key}@${column(hit.first)}`);
    // Words that no rule knows announce something when a colon follows. What follows a label is left out: it may be a name.
    for (const cell of cellsOf(line)) {
      const first = cell[0];
      if (!first || !isWords(cell) || !/:$/.test(cell.at(-1)?.text ?? "")) continue;
      if (!labels.some((hit) => hit.first.cell === first.cell))
        marks.add(`${keyOfTokens(cell).slice(0, 24)}@${column(first)}`);
    }
  }
  return [...marks];
}
