import type { FieldOrigin, Reading } from "#lib/documents/domain/fields.ts";
import { boxOfTokens, sureness, type Token } from "#lib/documents/domain/layout.ts";

/** A value that a field may have, with how much speaks for it (0..1). */
export type Candidate = { readonly value: string; readonly weight: number; readonly tokens: readonly Token[] };

/**
 * The candidate with the most evidence. What is found in several places adds up; a second value nearly as good takes from the
 * confidence, and so does a word that OCR was not sure of.
 */
export function choose(candidates: readonly Candidate[], least = 0.3): Reading<string> | null {
  const byValue = new Map<string, { against: number; best: Candidate }>();
  for (const candidate of candidates) {
    const before = byValue.get(candidate.value);
    const against = (before?.against ?? 1) * (1 - Math.min(candidate.weight, 0.985));
    const best = before && before.best.weight >= candidate.weight ? before.best : candidate;
    byValue.set(candidate.value, { against, best });
  }
  const ranked = [...byValue.values()]
    .map(({ against, best }) => ({ weight: 1 - against, best }))
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = ranked;
  if (!first || first.weight < least) return null;
  const rival = second ? second.weight / first.weight : 0;
  const doubt = rival > 0.97 ? 0.72 : rival > 0.85 ? 0.88 : rival > 0.7 ? 0.95 : 1;
  return reading(first.best.value, first.weight * doubt, first.best.tokens);
}

/** A field read from tokens. Confidence never says more than the reader of the picture does. */
export function reading<V>(value: V, weight: number, tokens: readonly Token[], origin?: FieldOrigin): Reading<V> {
  const from = tokens[0]?.page.origin ?? "text";
  const sure = sureness(tokens);
  // tesseract's own figure is low on short words that are right, so it only counts when it is low.
  const factor = from === "ocr" ? Math.min(0.97, 0.45 + 0.6 * sure) : 1;
  const box = boxOfTokens(tokens);
  return {
    value,
    confidence: Math.round(Math.min(0.99, weight * factor) * 100) / 100,
    origin: origin ?? from,
    ...(box ? { box } : {}),
  };
}
