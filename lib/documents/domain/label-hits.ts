import { LABEL_INDEX, type LabelMeaning, LONGEST_LABEL, withTail } from "#lib/documents/domain/labels.ts";
import type { Line, Token } from "#lib/documents/domain/layout.ts";
import { fillerOf } from "#lib/documents/domain/words.ts";

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
    key += token.page.origin === "ocr" ? repaired(token) : token.key;
    if (key.length > LONGEST_LABEL) break;
    const meanings =
      token.key !== "" || fillerOf(token.text) !== "" ? LABEL_INDEX.get(withTail(key, token.text)) : undefined;
    if (meanings) best = { meanings, key, line, from, to: at + 1, first, last: token };
    // A colon closes a label, whatever follows.
    if (/:$/.test(token.text)) break;
  }
  return best;
}

const cache = new Map<string, string>();

/** A long word of a picture that is one or two letters off a label, as that label (« Rechnungsnurnmer »). */
function repaired(token: Token): string {
  const { key } = token;
  if (key.length < 7 || LABEL_INDEX.has(key) || /\d/.test(key)) return key;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const most = key.length >= 14 ? 3 : key.length >= 10 ? 2 : 1;
  let best = { key, off: most + 1 };
  for (const label of LONG_LABELS) {
    if (Math.abs(label.length - key.length) > most) continue;
    const off = distance(key, label, best.off);
    if (off < best.off) best = { key: label, off };
  }
  if (cache.size > 5000) cache.clear();
  cache.set(key, best.key);
  return best.key;
}

const LONG_LABELS: readonly string[] = [...LABEL_INDEX.keys()].filter((key) => key.length >= 7 && !key.includes("~"));

/** Letters to change, add or take away, as far as `limit`. */
function distance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= limit) return limit;
    row = next;
  }
  return row[b.length] ?? limit;
}

export function weightOf(hit: LabelHit, kind: LabelMeaning["kind"]): number {
  return hit.meanings.find((meaning) => meaning.kind === kind)?.weight ?? 0;
}
