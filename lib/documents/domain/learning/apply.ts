import { reading } from "#lib/documents/domain/choice.ts";
import type { DocumentFields, MutableFields, Reading } from "#lib/documents/domain/fields.ts";
import { marksOf } from "#lib/documents/domain/learning/anchors.ts";
import { agree } from "#lib/documents/domain/learning/learn.ts";
import { type LearntLayout, type Lesson, sameLayout } from "#lib/documents/domain/learning/lesson.ts";
import { type Found, valueAt } from "#lib/documents/domain/learning/value-at.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";

/** A reading by the rules this sure is only given up for a place that was learnt by correcting it. */
const SURE = 0.9;

/**
 * The fields with what was learnt of earlier invoices of the same layout: surer where rules and lesson agree, taken from its place where the
 * rules found nothing, were not sure, or had to be corrected there. Without a lesson nothing changes.
 */
export function applyLessons(
  fields: DocumentFields,
  lines: readonly LabelledLine[],
  layouts: readonly LearntLayout[],
): DocumentFields {
  const layout = layouts.length > 0 ? layouts[sameLayout(marksOf(lines), layouts)] : undefined;
  if (!layout) return fields;
  const next: MutableFields = { ...fields };
  for (const lesson of layout.lessons) {
    const found = valueAt(lesson, lines);
    if (found) next[lesson.field] = decided(lesson, fields[lesson.field], found);
  }
  return next;
}

function decided(lesson: Lesson, byRules: Reading<string> | null, found: Found): Reading<string> | null {
  if (lesson.absent) return byRules && agree(lesson.field, byRules.value, found.value) ? null : byRules;
  const learnt: Reading<string> = { ...reading(found.value, weightOf(lesson), found.tokens), learnt: true };
  if (!byRules) return learnt;
  if (agree(lesson.field, byRules.value, found.value)) {
    // A whole SIRET stays where the page has a SIREN beside the label.
    return {
      ...byRules,
      box: byRules.box ?? learnt.box,
      confidence: Math.max(byRules.confidence, learnt.confidence),
      learnt: true,
    };
  }
  return lesson.corrected || byRules.confidence < SURE ? learnt : byRules;
}

/** A label that was right says more than a place, and twice more than once. */
function weightOf({ anchor, confirmed }: Lesson): number {
  if (anchor === null) return confirmed > 1 ? 0.88 : 0.75;
  return confirmed > 1 ? 0.97 : 0.92;
}
