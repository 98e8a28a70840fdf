import type { DocumentFieldName } from "#lib/documents/domain/fields.ts";

/** The fields whose place on the page can be learnt. What is worked out from several amounts, or named by words, is not. */
export const LEARNT_FIELDS = [
  "invoiceNumber",
  "issueDate",
  "recipientSiret",
  "serviceCode",
  "commitmentNumber",
  "contractNumber",
  "totalExclTax",
  "totalTax",
  "totalInclTax",
  "amountDue",
] as const satisfies readonly DocumentFieldName[];
export type LearntField = (typeof LEARNT_FIELDS)[number];

/** What an invoice was sent with: text as `DocumentFields` holds it, null for a field left empty. Fields left out say nothing. */
export type SentValues = Readonly<Partial<Record<LearntField, string | null>>>;

/**
 * Where a value of one layout stands: beside or under a label (its words as one key), else at a place of the page. All places are
 * fractions of the page. No value is kept.
 */
export type Lesson = {
  readonly field: LearntField;
  readonly anchor: string | null;
  readonly relation: "right" | "below" | "at";
  readonly page: number;
  readonly x: number;
  readonly y: number;
  /** How far right of the start of its label the value begins, of the width. */
  readonly dx: number;
  /** What stands there is not the field: the person emptied it. */
  readonly absent: boolean;
  /** The rules alone had read something else, or nothing. */
  readonly corrected: boolean;
  /** On how many invoices in a row. */
  readonly confirmed: number;
};

/** What was learnt of one layout of a structure. `marks`: fingerprints of the labels of its first page with their places. */
export type LearntLayout = { readonly marks: readonly string[]; readonly lessons: readonly Lesson[] };

/** Most layouts kept for a structure; the one not seen for longest makes room. */
export const MOST_LAYOUTS = 30;
/** Most marks of a layout that are kept. */
const MOST_MARKS = 60;
const FEWEST_COMMON = 4;
const SAME = 0.6;

/** The layout that a page with these marks has, or -1. */
export function sameLayout(marks: readonly string[], layouts: readonly Pick<LearntLayout, "marks">[]): number {
  const own = new Set(marks.slice(0, MOST_MARKS));
  let best = { index: -1, share: 0 };
  for (const [index, layout] of layouts.entries()) {
    const common = layout.marks.filter((mark) => own.has(mark)).length;
    const share = common / Math.max(1, Math.min(own.size, layout.marks.length));
    if (common >= FEWEST_COMMON && share >= SAME && share > best.share) best = { index, share };
  }
  return best.index;
}

/** Marks of a layout seen once more: those that both pages have come first. */
export function mergedMarks(before: readonly string[], now: readonly string[]): string[] {
  const own = new Set(now);
  return [...new Set([...before.filter((mark) => own.has(mark)), ...now, ...before])].slice(0, MOST_MARKS);
}
