import { type LabelHit, labelsOf } from "#lib/documents/domain/label-hits.ts";
import type { Line, Token } from "#lib/documents/domain/layout.ts";

/** Where a value stands from its label. `weight` lessens with distance and with what stands between. */
export type Place = {
  readonly tokens: readonly Token[];
  readonly relation: "right" | "below";
  readonly weight: number;
  /** Its weight when nothing of use stands beside the label. */
  readonly alone: number;
};

export type LabelledLine = { readonly line: Line; readonly labels: readonly LabelHit[] };

export function labelled(lines: readonly Line[]): LabelledLine[] {
  return lines.map((line) => ({ line, labels: labelsOf(line) }));
}

/** The places where the value of a label may be: after it on its line, and under it. */
export function placesOf(hit: LabelHit, lines: readonly LabelledLine[]): Place[] {
  if (isOfSomethingElse(hit)) return [];
  const right = rightOf(hit, lines[hit.line.index]);
  const below = belowOf(hit, lines);
  // A label with something beside it rarely has its value below.
  return right
    ? [
        right,
        ...below.map((place) => ({
          ...place,
          weight: place.weight * (right.weight > 0.75 ? 0.45 : 0.9),
          alone: place.weight * (right.tokens[0]?.cell === hit.last.cell ? 0.45 : 0.95),
        })),
      ]
    : below;
}

/** « N° d'intervention », « N° chantier »: a bare « N° » with a word right after it is the number of that. */
function isOfSomethingElse(hit: LabelHit): boolean {
  if (hit.key !== "n" || /[:.°]:$/.test(hit.last.text)) return false;
  const next = hit.line.tokens[hit.to];
  return (
    next !== undefined &&
    next.cell === hit.last.cell &&
    /^\p{L}['’\p{L}]{2,}/u.test(next.text) &&
    !/[\d_]/.test(next.text)
  );
}

function rightOf(hit: LabelHit, own: LabelledLine | undefined): Place | null {
  const { line } = hit;
  const next = own?.labels.find((label) => label.from >= hit.to);
  let from = hit.to;
  while (from < line.tokens.length && /^[\s:.\-–—=|_…]+$/.test(line.tokens[from]?.text ?? "")) from += 1;
  // Another label right after has the value for itself; one further on ends it.
  const tokens = beforeNextColon(line.tokens.slice(from, next && next.from >= from ? next.from : undefined));
  const first = tokens[0];
  if (!first) return null;
  const gap = (first.x - hit.last.end) / line.size;
  const weight = first.cell === hit.last.cell ? 1 : gap < 8 ? 0.97 : gap < 20 ? 0.9 : 0.75;
  return { tokens, relation: "right", weight, alone: weight };
}

/** A cell that ends with a colon announces something too, whatever its words. */
function beforeNextColon(tokens: readonly Token[]): readonly Token[] {
  const colon = tokens.findIndex((token) => token.cell !== tokens[0]?.cell && /:$/.test(token.text));
  const cell = tokens[colon]?.cell;
  return colon < 0
    ? tokens
    : tokens.slice(
        0,
        tokens.findIndex((token) => token.cell === cell),
      );
}

/** Cells under a label: of the nearest line that has any within three lines, those that stand in the label's column. */
function belowOf(hit: LabelHit, lines: readonly LabelledLine[]): Place[] {
  const { line } = hit;
  const left = hit.first.x - line.size * 0.8;
  const right = Math.max(hit.last.end, hit.first.x + line.size * 3) + line.size * 0.8;
  for (let index = line.index + 1; index < lines.length; index += 1) {
    const below = lines[index];
    if (!below || below.line.page !== line.page) break;
    const distance = (below.line.y - line.y) / line.size;
    if (distance > 4) break;
    for (const cell of cellsOf(below.line)) {
      const [first, last] = [cell[0], cell.at(-1)];
      if (!first || !last) continue;
      const overlaps = first.x < right && last.end > left;
      const aligned =
        Math.abs(last.end - hit.last.end) < line.size * 0.6 || Math.abs(first.x - hit.first.x) < line.size * 0.6;
      if (!overlaps && !aligned) continue;
      // A label there begins something of its own.
      if (below.labels.some((label) => label.from <= first.at && label.to > first.at)) return [];
      const weight = (aligned ? 0.92 : 0.82) - Math.max(0, distance - 2) * 0.08;
      return [{ tokens: cell, relation: "below", weight, alone: weight }];
    }
  }
  return [];
}

export function cellsOf(line: Line): Token[][] {
  const cells: Token[][] = [];
  for (const token of line.tokens) {
    const cell = cells.at(-1);
    if (cell && cell[0]?.cell === token.cell) cell.push(token);
    else cells.push([token]);
  }
  return cells;
}
