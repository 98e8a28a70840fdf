/**
 * The characters of a captcha: no two are taken for one another by eye (no O and Q, no 1 and I, no 5 and S, no 8 and B), nor by ear in
 * French (no B and D, no M and N, no 6 and 10) or in English (no 5 and 9, no A, 8 and H, no T and 3).
 */
export const ALPHABET = "023479HJRWX";
export const CODE_LENGTH = 6;
/** How long one has to copy, to listen or to compute, and then to finish the form. */
export const CAPTCHA_MINUTES = 30;

/** What was typed, as the code is kept: capitals or not, spaces and hyphens do not count, and nobody can see an O: it is a zero. */
export function readTyped(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\u00ad.-]/g, "")
    .replaceAll("O", "0");
}

/** A code out of bytes of the system's generator, each character as likely as the others: bytes beyond the last multiple are left out. */
export function codeFrom(bytes: Uint8Array): string | null {
  const fair = 256 - (256 % ALPHABET.length);
  const chars = [...bytes].filter((byte) => byte < fair).map((byte) => ALPHABET[byte % ALPHABET.length] ?? "");
  return chars.length < CODE_LENGTH ? null : chars.slice(0, CODE_LENGTH).join("");
}
