import { amountsOf } from "#lib/documents/domain/amount-values.ts";
import { centsText } from "#lib/documents/domain/amounts.ts";
import { dateAt, dateOrder } from "#lib/documents/domain/date-values.ts";
import { type Token, textOfTokens } from "#lib/documents/domain/layout.ts";
import { findAnchor } from "#lib/documents/domain/learning/anchors.ts";
import type { LearntField, Lesson } from "#lib/documents/domain/learning/lesson.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";
import { printedIds } from "#lib/documents/domain/printed-ids.ts";
import { joined, trimmed } from "#lib/documents/domain/reference-fields.ts";

export type Found = { readonly value: string; readonly tokens: readonly Token[] };

const AMOUNTS: ReadonlySet<LearntField> = new Set(["totalExclTax", "totalTax", "totalInclTax", "amountDue"]);

/** The value of a field that begins at a token, if what stands there can be one. */
export function valueFrom(field: LearntField, token: Token, lines: readonly LabelledLine[]): Found | null {
  const { line } = token;
  if (AMOUNTS.has(field)) {
    const amount = amountsOf(line).find((one) => one.from <= token.at && token.at < one.to);
    return amount ? { value: centsText(amount.cents), tokens: amount.tokens } : null;
  }
  if (field === "issueDate") {
    const date = dateAt(line.tokens, token.at, dateOrder(lines.flatMap((one) => one.line.tokens)));
    return date && { value: date.iso, tokens: date.tokens };
  }
  if (field === "recipientSiret") {
    const own = lines[line.index];
    const id = own && printedIds([own]).find(({ tokens }) => tokens.includes(token));
    return id && id.type !== "VAT" ? { value: id.value, tokens: id.tokens } : null;
  }
  const tokens = joined(line.tokens.slice(token.at));
  const value = trimmed(textOfTokens(tokens));
  return value.length >= 2 && value.length <= 50 && !dateAt(line.tokens, token.at) ? { value, tokens } : null;
}

/** What stands on this page where the lesson says, or null. */
export function valueAt(lesson: Lesson, lines: readonly LabelledLine[]): Found | null {
  const places = lesson.anchor === null ? placesOfPage(lesson, lines) : placesByAnchor(lesson, lesson.anchor, lines);
  const far = ({ page, x, line }: Token) =>
    Math.abs(x / page.width - lesson.x) +
    Math.abs(line.y / page.height - lesson.y) +
    (page.page === lesson.page ? 0 : 2);
  for (const token of places.sort((a, b) => far(a) - far(b))) {
    const found = valueFrom(lesson.field, token, lines);
    if (found) return found;
  }
  return null;
}

/** Without a label: the word that begins nearest to where it did, and not far from there. */
function placesOfPage({ page, x, y }: Lesson, lines: readonly LabelledLine[]): Token[] {
  return lines
    .filter(({ line }) => line.page.page === page && Math.abs(line.y / line.page.height - y) < 0.012)
    .flatMap(({ line }) => line.tokens.filter((token) => Math.abs(token.x / line.page.width - x) < 0.02));
}

function placesByAnchor({ relation, dx }: Lesson, key: string, lines: readonly LabelledLine[]): Token[] {
  return lines.flatMap(({ line }) =>
    findAnchor(key, line).flatMap(({ first, after }) => {
      if (relation === "right") return line.tokens[after] ?? [];
      return belowOf(first, first.x + dx * line.page.width, lines);
    }),
  );
}

function belowOf(anchor: Token, x: number, lines: readonly LabelledLine[]): Token[] {
  const { line } = anchor;
  for (let index = line.index + 1; index < lines.length; index += 1) {
    const below = lines[index]?.line;
    if (!below || below.page !== line.page || below.y - line.y > line.size * 4.5) return [];
    const near = below.tokens
      .filter((token) => Math.abs(token.x - x) < line.size * 3)
      .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
    if (near) return [near];
  }
  return [];
}
