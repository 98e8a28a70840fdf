/** Invoices in one archive; a larger need is served by a narrower search. */
export const MOST_ARCHIVED = 500;

const LONGEST_NAME = 100;
/** Names that Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A text that people or files chose, as one part of a path on any system: never a way out of its folder. */
export function safeName(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cs}\p{Cf}/\\:*?"<>|]/gu, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .trim();
  const dot = plain.lastIndexOf(".");
  const extension = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : "";
  const short = [...plain.slice(0, plain.length - extension.length)].slice(0, LONGEST_NAME - extension.length).join("");
  const name = `${short}${extension}`;
  return name === "" || RESERVED.test(name) ? `_${name}` : name;
}

/** Gives out names that differ even where capitals do not count: the second of a name gets a number before its extension. */
export function uniqueNames(): (text: string) => string {
  const given = new Set<string>();
  return (text) => {
    const name = safeName(text);
    const dot = name.lastIndexOf(".");
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let candidate = name;
    for (let turn = 2; given.has(candidate.toLowerCase()); turn += 1) candidate = `${stem} (${turn})${extension}`;
    given.add(candidate.toLowerCase());
    return candidate;
  };
}
