import { AMOUNT_WORDS } from "#lib/documents/domain/label-words-amounts.ts";
import { OTHER_WORDS } from "#lib/documents/domain/label-words-others.ts";
import { REFERENCE_WORDS } from "#lib/documents/domain/label-words-references.ts";
import { compactKey, fillerOf } from "#lib/documents/domain/words.ts";

/** What a label announces. Those below `other` announce something that is not filled in, and keep it from being taken for what is. */
export const LABEL_KINDS = [
  "number",
  "date",
  "currency",
  "service",
  "commitment",
  "order",
  "contract",
  "siret",
  "siren",
  "vatNumber",
  "iban",
  "net",
  "tax",
  "gross",
  "due",
  "paid",
  "base",
  "rate",
  "otherNumber",
  "otherDate",
  "otherAmount",
  "otherId",
] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** `weight`: how surely these words announce that, 0..1. `phrases`: set apart by bars. */
export type LabelWords = { readonly kind: LabelKind; readonly weight: number; readonly phrases: string };

const LABELS: readonly LabelWords[] = [...REFERENCE_WORDS, ...AMOUNT_WORDS, ...OTHER_WORDS];

export type LabelMeaning = { readonly kind: LabelKind; readonly weight: number };

/** Every phrase by its key; a phrase may announce two things (« base HT »). */
export const LABEL_INDEX: ReadonlyMap<string, readonly LabelMeaning[]> = buildIndex();

/** Letters of the longest phrase: no need to look further. */
export const LONGEST_LABEL = Math.max(...[...LABEL_INDEX.keys()].map((key) => key.length));

function buildIndex(): Map<string, LabelMeaning[]> {
  const index = new Map<string, LabelMeaning[]>();
  for (const { kind, weight, phrases } of LABELS) {
    for (const phrase of phrases.split("|")) {
      const key = withTail(compactKey(phrase), phrase.trim().split(/\s+/).at(-1) ?? "");
      const meanings = index.get(key) ?? [];
      if (key !== "" && !meanings.some((one) => one.kind === kind)) index.set(key, [...meanings, { kind, weight }]);
    }
  }
  return index;
}

/** « Facture du » is not « facture »: a small word at the end of a label belongs to it. */
export function withTail(key: string, last: string): string {
  const filler = fillerOf(last);
  return filler === "" || key === "" ? key : `${key}~${filler}`;
}
