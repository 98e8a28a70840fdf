import { EU_VAT_PATTERNS, frVat, sirenOk } from "#lib/shared/identifiers.ts";

/** Identifiers printed on invoices, beyond those of structures. Every function takes the identifier without spaces. */

/** The Union's patterns (domain reference § 5.2), and neighbours whose numbers are printed the same way. */
const VAT_PATTERNS: Readonly<Record<string, RegExp>> = {
  ...EU_VAT_PATTERNS,
  GB: /^(?:\d{9}|\d{12})$/,
  XI: /^(?:\d{9}|\d{12})$/,
  NO: /^\d{9}(?:MVA)?$/,
  CHE: /^\d{9}(?:MWST|TVA|IVA)?$/,
};

/** The country of a VAT number that has the right shape, else null. */
export function vatCountry(text: string): string | null {
  const country = text.startsWith("CHE") ? "CHE" : text.slice(0, 2);
  return VAT_PATTERNS[country]?.test(text.slice(country.length)) ? country : null;
}

/** Whether the check digits agree. Countries whose rule is not known here pass by their shape. */
export function vatChecks(text: string): boolean {
  const country = vatCountry(text);
  if (country !== "FR") return country !== null && (country !== "DE" || germanVatChecks(text.slice(2)));
  const siren = text.slice(4);
  return /^\d\d$/.test(text.slice(2, 4)) ? frVat(siren) === text : sirenOk(siren);
}

/** The SIREN inside a French VAT number, else null. */
export function sirenOfVat(vat: string): string | null {
  return vatCountry(vat) === "FR" ? vat.slice(4) : null;
}

/** ISO 7064 mod 11,10. */
function germanVatChecks(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, 8)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(digits[8]);
}

/** Lengths of an IBAN by country, for those met on invoices. */
export const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  // biome-ignore format: a table
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  MA: 28,
};

/** ISO 13616: the first four characters moved to the end, letters as numbers, the whole is 1 modulo 97. */
export function ibanChecks(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(text)) return false;
  const expected = IBAN_LENGTHS[text.slice(0, 2)];
  if (expected !== undefined && expected !== text.length) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const code = character.charCodeAt(0);
    rest = code >= 65 ? (rest * 100 + code - 55) % 97 : (rest * 10 + code - 48) % 97;
  }
  return rest === 1;
}
