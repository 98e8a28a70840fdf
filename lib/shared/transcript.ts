export type SpokenLine = { readonly name: string; readonly text: string };

/** A conversation as a text that a ticket can carry: its end when it is too long, because what was not solved comes last. */
export function transcript(lines: readonly SpokenLine[], most: number): string {
  const kept: string[] = [];
  let left = most;
  for (const { name, text } of lines.toReversed()) {
    const line = `${name} : ${text}`;
    if (line.length + 1 > left) {
      kept.push(left > 40 ? `…${line.slice(line.length - left + 2)}` : "…");
      break;
    }
    kept.push(line);
    left -= line.length + 1;
  }
  return kept.toReversed().join("\n").slice(-most);
}
