/** Recovery codes (feature F-25): ten, each used once, for the day the phone or the key is lost. */
export const RECOVERY_CODES = 10;

/** Crockford's alphabet: no letter that could be read as a digit. Ten of them carry 50 bits. */
export const RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const RECOVERY_LENGTH = 10;

/** "K7Q2M-9XW4T", as it is shown. */
export function formatRecoveryCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** The code as it was made, from what was typed ("k7q2m 9xw4t", O for 0, I or L for 1), or null when it cannot be one. */
export function parseRecoveryCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\u00a0\u202f.-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  const known = code.length === RECOVERY_LENGTH && [...code].every((letter) => RECOVERY_ALPHABET.includes(letter));
  return known ? code : null;
}
