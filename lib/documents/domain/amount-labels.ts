import { type AmountValue, amountsOf } from "#lib/documents/domain/amount-values.ts";
import type { LabelHit } from "#lib/documents/domain/label-hits.ts";
import type { LabelKind } from "#lib/documents/domain/labels.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";

export type AmountKind = Extract<
  LabelKind,
  "net" | "tax" | "gross" | "due" | "paid" | "base" | "otherAmount" | "otherNumber"
>;

/** An amount with what the words around say it is, each 0..1. */
export type LabelledAmount = AmountValue & { readonly says: Readonly<Partial<Record<AmountKind, number>>> };

const KINDS: ReadonlySet<string> = new Set([
  "net",
  "tax",
  "gross",
  "due",
  "paid",
  "base",
  "otherAmount",
  "otherNumber",
]);

/** The amounts of all pages, with the labels on their line and above them. */
export function labelledAmounts(lines: readonly LabelledLine[]): LabelledAmount[] {
  return lines.flatMap((own) => {
    const amounts = amountsOf(own.line);
    return amounts.map((amount, i) => {
      const says: Partial<Record<AmountKind, number>> = {};
      const add = (hit: LabelHit, factor: number) => {
        for (const { kind, weight } of hit.meanings) {
          if (!KINDS.has(kind)) continue;
          const name = kind as AmountKind;
          says[name] = Math.max(says[name] ?? 0, weight * factor);
        }
      };
      besideOf(own, amount, amounts, i, add);
      aboveOf(own, amount, lines, add);
      return { ...amount, says };
    });
  });
}

type Add = (hit: LabelHit, factor: number) => void;

/** Labels before the amount on its line. In the cell nearest to it the first label names it; the others qualify (« brutto inkl. USt »). */
function besideOf(own: LabelledLine, amount: AmountValue, amounts: readonly AmountValue[], i: number, add: Add): void {
  const before = own.labels.filter((hit) => hit.to <= amount.from);
  const nearest = before.at(-1);
  if (!nearest) return;
  const between = amounts.slice(0, i).filter((other) => other.from >= nearest.to).length;
  const cell = before.filter(
    (hit) =>
      hit.last.cell === nearest.last.cell && !amounts.some((other) => other.from >= hit.to && other.to <= nearest.from),
  );
  const gap = (amount.x - nearest.last.end) / own.line.size;
  const distance = gap < 12 ? 1 : gap < 30 ? 0.93 : 0.8;
  // After « TVA 20 % : 100,00 20,00 » the last amount is the one named.
  const place = between === 0 ? 1 : i === amounts.length - 1 ? 0.75 : 0.4;
  for (const [rank, hit] of cell.entries()) add(hit, distance * place * (rank === 0 ? 1 : 0.35));
}

/** The nearest label above in the column of the amount: a table with its amounts in a row under their names. */
function aboveOf(own: LabelledLine, amount: AmountValue, lines: readonly LabelledLine[], add: Add): void {
  const { line } = own;
  for (let index = line.index - 1; index >= 0; index -= 1) {
    const above = lines[index];
    if (!above || above.line.page !== line.page) return;
    const distance = (line.y - above.line.y) / line.size;
    if (distance > 9) return;
    const hit = above.labels.find((label) => overlaps(label, amount, line.size));
    if (!hit) continue;
    // Its own amount beside it: the label is not a heading of this column.
    const used = amountsOf(above.line).some((other) => other.from >= hit.to);
    add(hit, used ? 0.15 : distance < 4 ? 0.85 : distance < 6.5 ? 0.78 : 0.6);
    return;
  }
}

function overlaps(label: LabelHit, amount: AmountValue, size: number): boolean {
  const [x, end] = [label.first.x, label.last.end];
  const centred = Math.abs((x + end) / 2 - (amount.x + amount.end) / 2) < size * 2.5;
  return (
    (x < amount.end && end > amount.x && (end - x < size * 14 || centred)) || Math.abs(end - amount.end) < size * 0.8
  );
}
