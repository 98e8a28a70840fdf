export type SpokenLine = { readonly name: string; readonly text: string };

/**
 * A conversation as a text that a ticket can carry: its end when it is too long, because what was not solved comes last.
 * @param say one line in the words of the reader's language, who speaks and what.
 */
export function transcript(lines: readonly SpokenLine[], most: number, say: (line: SpokenLine) => string): string {
  const kept: string[] = [];
  let left = most;
  for (const spoken of lines.toReversed()) {
    const line = say(spoken);
    if (line.length + 1 > left) {
      kept.push(left > 40 ? `…${line.slice(line.length - left + 2)}` : "…");
      break;
    }
    kept.push(line);
    left -= line.length + 1;
  }
  return kept.toReversed().join("\n").slice(-most);
}
