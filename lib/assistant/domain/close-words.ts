/** How many letters may differ for a word to be taken for another: none in a short one, where one letter makes another word. */
function tolerance(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** Whether a typed word is that word, or that word with a slip of the finger: letters wrong, missing, doubled or swapped. Both plain. */
export function isClose(typed: string, word: string): boolean {
  if (typed === word) return true;
  const most = tolerance(Math.min(typed.length, word.length));
  return most > 0 && typed[0] === word[0] && distance(typed, word, most) <= most;
}

/** Letters to change, add, take away or swap (optimal string alignment); more than `most` is only said to be more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      line.push(cost);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? most + 1;
}
