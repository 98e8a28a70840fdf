import { LABEL_INDEX, type LabelMeaning, LONGEST_LABEL } from "#lib/documents/domain/labels.ts";
import type { Line, Token } from "#lib/documents/domain/layout.ts";

/** Words of a line that announce something. */
export type LabelHit = {
  readonly meanings: readonly LabelMeaning[];
  readonly key: string;
  readonly line: Line;
  /** First token, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly first: Token;
  readonly last: Token;
};

/** The labels of a line, longest first at each place, none over another. */
export function labelsOf(line: Line): LabelHit[] {
  const hits: LabelHit[] = [];
  for (let at = 0; at < line.tokens.length; ) {
    const hit = longestAt(line, at);
    if (hit) hits.push(hit);
    at = hit ? hit.to : at + 1;
  }
  return hits;
}

function longestAt(line: Line, from: number): LabelHit | null {
  let key = "";
  let best: LabelHit | null = null;
  const first = line.tokens[from];
  if (!first || first.key === "" || /^\d/.test(first.key)) return null;
  for (let at = from; at < line.tokens.length; at += 1) {
    const token = line.tokens[at];
    const before = line.tokens[at - 1];
    if (!token || (at > from && before && token.x - before.end > line.size * 1.6)) break;
    key += token.key;
    if (key.length > LONGEST_LABEL) break;
    const meanings = token.key === "" ? undefined : LABEL_INDEX.get(key);
    if (meanings) best = { meanings, key, line, from, to: at + 1, first, last: token };
    // A colon closes a label, whatever follows.
    if (/:$/.test(token.text)) break;
  }
  return best;
}

export function weightOf(hit: LabelHit, kind: LabelMeaning["kind"]): number {
  return hit.meanings.find((meaning) => meaning.kind === kind)?.weight ?? 0;
}
