/**
 * How wide letters are beside one another in a usual proportional face, in thousandths of its size: the widths of Helvetica
 * (Adobe Font Metrics of the 14 base fonts), to which Arial is equal and most others near. A PDF tells the width of a run, not of its
 * letters; by these a run is shared out among its words.
 */
const OF_WIDTH: readonly (readonly [thousandths: number, letters: string])[] = [
  [191, "'"],
  [222, "ijl‘’"],
  [260, "|"],
  [278, "ftI !,./:;[]\\\u00a0\u202f·"],
  [333, "r-()`"],
  [355, '"'],
  [389, "*"],
  [400, "°"],
  [500, "ckJsvxyzçº"],
  [584, "+<=>~"],
  [611, "FTZ"],
  [667, "ABEKPSVXY&ÀÉÈÊË"],
  [722, "CDHNRUwÇÙÛ"],
  [778, "GOQ"],
  [833, "Mm"],
  [889, "%"],
  [944, "W"],
  [1000, "—…œŒ"],
];
/** Digits, most small letters, signs of money. */
const OTHERS = 556;

const WIDTHS: ReadonlyMap<string, number> = new Map(
  OF_WIDTH.flatMap(([width, letters]) => [...letters].map((letter): [string, number] => [letter, width])),
);

/**
 * Where each letter of a run begins, and where the last one ends, in fractions of its width: one number more than it has code units,
 * rising from 0 to 1.
 */
export function letterEdges(text: string, monospaced: boolean): number[] {
  const edges = [0];
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    sum += monospaced ? 1 : (WIDTHS.get(text.charAt(at)) ?? OTHERS);
    edges.push(sum);
  }
  return sum === 0 ? edges : edges.map((edge) => edge / sum);
}
