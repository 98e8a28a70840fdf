/** Up to so many characters are looked for by the processor's own search of a byte, ten times as fast as more are. */
const HEAD = 6;
/** Of a file made of the beginnings of a name, the rest is searched as usual. */
const MOST_HEADS = 1_000;

/** Where a name of ASCII characters stands in bytes, -1 for nowhere. What a PDF is asked by its names reads all of it, for each of them. */
export function indexOfName(buffer: Buffer, name: string, from = 0): number {
  const head = name.slice(0, HEAD);
  let at = buffer.indexOf(head, from, "latin1");
  for (let heads = 1; at >= 0; heads += 1) {
    if (buffer.toString("latin1", at, at + name.length) === name) return at;
    if (heads >= MOST_HEADS) return buffer.indexOf(name, at + 1, "latin1");
    at = buffer.indexOf(head, at + 1, "latin1");
  }
  return -1;
}

export function hasName(buffer: Buffer, name: string): boolean {
  return indexOfName(buffer, name) >= 0;
}
