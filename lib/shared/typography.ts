/** A sentence of fr.json with the spaces that French asks for: no-break before a colon and inside « », narrow before ; and ?, and units with their number. */
export function frenchSpaces(sentence: string): string {
  return sentence
    .replace(/(?<=\S) (?=:)/g, "\u00a0")
    .replace(/(?<=\S) (?=[;?])/g, "\u202f")
    .replace(/« /g, "«\u00a0")
    .replace(/ (?=[»€%])/g, "\u00a0");
}
