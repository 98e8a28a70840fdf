import { sameAmount } from "#lib/documents/domain/amounts.ts";
import type { DocumentFields } from "#lib/documents/domain/fields.ts";
import type { Token } from "#lib/documents/domain/layout.ts";
import { anchorOf } from "#lib/documents/domain/learning/anchors.ts";
import {
  LEARNT_FIELDS,
  type LearntField,
  type Lesson,
  type SentValues,
} from "#lib/documents/domain/learning/lesson.ts";
import { type Found, valueAt, valueFrom } from "#lib/documents/domain/learning/value-at.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";

/**
 * The lessons of an invoice that was sent: where each value that the person sent stands on the page. `read`: what the rules alone make of the
 * page. A lesson of before that this page contradicts is gone; one that it says nothing of stays.
 */
export function learn(
  lines: readonly LabelledLine[],
  sent: SentValues,
  read: DocumentFields,
  before: readonly Lesson[],
): Lesson[] {
  return LEARNT_FIELDS.flatMap((field): Lesson[] => {
    const old = before.find((one) => one.field === field);
    const value = sent[field];
    if (value === undefined) return old ? [old] : [];
    const byRules = read[field]?.value ?? null;
    if (value === null) {
      const misled = byRules === null ? null : lessonAt(field, byRules, lines);
      if (misled) return [counted({ ...misled, absent: true, corrected: true }, old)];
      return old?.absent ? [old] : [];
    }
    const place = lessonAt(field, value, lines);
    if (place) return [counted({ ...place, corrected: byRules === null || !agree(field, byRules, value) }, old)];
    const still = old && !old.absent ? valueAt(old, lines) : null;
    return old && still === null ? [old] : [];
  });
}

/** Seen in the same place again, it is surer. */
function counted(lesson: Lesson, old: Lesson | undefined): Lesson {
  const same = old?.anchor === lesson.anchor && old?.relation === lesson.relation && old.absent === lesson.absent;
  return same
    ? { ...lesson, confirmed: Math.min(99, old.confirmed + 1), corrected: old.corrected || lesson.corrected }
    : lesson;
}

/** Where the page has this value: beside or under words if anywhere, else where it comes first. */
function lessonAt(field: LearntField, value: string, lines: readonly LabelledLine[]): Lesson | null {
  let first: Lesson | null = null;
  for (const { line } of lines) {
    for (const token of line.tokens) {
      const found = begins(field, value, token, lines);
      if (!found) continue;
      const lesson = madeAt(field, token, lines);
      if (lesson.anchor !== null) return lesson;
      first ??= lesson;
    }
  }
  return first;
}

function begins(field: LearntField, value: string, token: Token, lines: readonly LabelledLine[]): Found | null {
  const found = valueFrom(field, token, lines);
  return found && found.tokens[0] === token && agree(field, found.value, value) ? found : null;
}

export function agree(field: LearntField, one: string, two: string): boolean {
  if (/^(?:total|amount)/.test(field)) return sameAmount(one, two);
  if (field === "recipientSiret") return one.startsWith(two) || two.startsWith(one);
  return one.replace(/\s+/g, "").toUpperCase() === two.replace(/\s+/g, "").toUpperCase();
}

function madeAt(field: LearntField, token: Token, lines: readonly LabelledLine[]): Lesson {
  const anchor = anchorOf(token, lines);
  const { page } = token;
  const round = (part: number) => Math.round(part * 10_000) / 10_000;
  return {
    field,
    anchor: anchor?.key ?? null,
    relation: anchor?.relation ?? "at",
    page: page.page,
    x: round(token.x / page.width),
    y: round(token.line.y / page.height),
    dx: anchor ? round((token.x - anchor.first.x) / page.width) : 0,
    absent: false,
    corrected: false,
    confirmed: 1,
  };
}
