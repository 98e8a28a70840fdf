/** The characters that the standard fonts of PDF have beyond Latin-1 (Windows code page 1252). */
const BEYOND_LATIN_1 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/**
 * Text as a standard PDF font can print it: thin spaces become no-break ones, letters that the font lacks lose their accents, and what
 * is left becomes a question mark. The exact text is in the data that the certificate carries.
 */
export function printable(text: string): string {
  return [...text.normalize("NFC")].map(printableCharacter).join("");
}

function printableCharacter(char: string): string {
  if (/[\u2000-\u200a\u202f\u205f]/.test(char)) return "\u00a0";
  if (/[\x20-\x7e\u00a0-\u00ff]/.test(char) || BEYOND_LATIN_1.includes(char)) return char;
  const bare = char.normalize("NFKD").replace(/\p{M}/gu, "");
  return /^[\x20-\x7e]+$/.test(bare) ? bare : "?";
}
