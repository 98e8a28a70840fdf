import { type Candidate, choose } from "#lib/documents/domain/choice.ts";
import { type DateOrder, type DateValue, dateAt, dateOrder } from "#lib/documents/domain/date-values.ts";
import type { Reading } from "#lib/documents/domain/fields.ts";
import { type LabelHit, weightOf } from "#lib/documents/domain/label-hits.ts";
import { type LabelledLine, placesOf } from "#lib/documents/domain/pairs.ts";

/**
 * The date of the invoice: the one its labels announce. Without a label, a date that stands alone near the top and is announced
 * as nothing else.
 */
export function issueDate(lines: readonly LabelledLine[]): Reading<string> | null {
  const order = dateOrder(lines.flatMap(({ line }) => line.tokens));
  const found: Candidate[] = [];
  const claimed = new Set<string>();
  for (const { labels } of lines) {
    for (const hit of labels) {
      const small = weightOf(hit, "date") > 0 && weightOf(hit, "date") < 0.5;
      const before = small ? labels.findLast((label) => label.to <= hit.from && hit.from - label.to <= 4) : undefined;
      const own = before && weightOf(before, "number") >= 0.5 ? 0.92 : weightOf(hit, "date");
      const other = before && isOther(before) ? 1 : weightOf(hit, "otherDate");
      const number = weightOf(hit, "number");
      let beside = false;
      for (const place of placesOf(hit, lines)) {
        const date = firstDate(place.tokens, own > 0 || other > 0 ? 2 : 8, order);
        if (!date) continue;
        const reach = beside ? place.weight : place.alone;
        beside ||= place.relation === "right";
        if (other > own) claimed.add(date.iso);
        // « Facture n° 12 du 31/01/2026 », « Rechnung Nr. 12 vom … »: the date follows the number.
        const weight = own > 0 ? own : number >= 0.7 && place.relation === "right" ? 0.85 : 0;
        if (weight > other)
          found.push({
            value: date.iso,
            tokens: date.tokens,
            weight: weight * reach * (hit.line.page.page === 1 ? 1 : 0.9) * top(hit),
          });
      }
    }
  }
  return choose(found) ?? choose(alone(lines, claimed, order));
}

function top(hit: LabelHit): number {
  return hit.line.y < hit.line.page.height * 0.6 ? 1 : 0.85;
}

function firstDate(
  tokens: LabelHit["line"]["tokens"] | readonly LabelHit["first"][],
  within: number,
  order: DateOrder,
): DateValue | null {
  for (let at = 0; at <= Math.min(within, tokens.length - 1); at += 1) {
    const date = dateAt(tokens, at, order);
    if (date) return date;
  }
  return null;
}

/** « Commande n° 7 du … », « devis du … »: the date of something else. */
function isOther(label: LabelHit): boolean {
  return label.meanings.every(({ kind }) => OTHER_KINDS.has(kind));
}

const OTHER_KINDS: ReadonlySet<string> = new Set([
  "order",
  "commitment",
  "contract",
  "otherNumber",
  "otherDate",
  "otherAmount",
]);

/** Dates of the upper half that no label claims, the first one best. */
function alone(lines: readonly LabelledLine[], claimed: ReadonlySet<string>, order: DateOrder): Candidate[] {
  const found: Candidate[] = [];
  for (const { line, labels } of lines) {
    if (line.page.page !== 1 || line.y > line.page.height * 0.5) break;
    for (const token of line.tokens) {
      const date = dateAt(line.tokens, token.at, order);
      if (!date || claimed.has(date.iso) || labels.some((hit) => weightOf(hit, "otherDate") > 0)) continue;
      found.push({ value: date.iso, tokens: date.tokens, weight: found.length === 0 ? 0.7 : 0.4 });
    }
  }
  return found;
}
