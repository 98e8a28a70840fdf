/** Check digits of the identifiers printed on invoices. Pure; every function takes the identifier without spaces. */

/** From the right, every second digit doubled, 9 taken off above 9; the sum is a multiple of 10 (domain reference § 5.2). */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && luhn(text) && text !== "000000000";
}

/** La Poste's establishments follow a rule of their own: the sum of the digits is a multiple of 5 (§ 5.2). */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  if (luhn(text)) return true;
  return text.startsWith("356000000") && [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** What follows the country code in a VAT number of the Union (§ 5.2), and of three neighbours whose numbers are printed alike. */
export const VAT_PATTERNS: Readonly<Record<string, RegExp>> = {
  FR: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
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
  const key = text.slice(2, 4);
  const siren = text.slice(4);
  return /^\d\d$/.test(key) ? frenchVat(siren) === text : isSiren(siren);
}

/** `FR`, key, SIREN (§ 5.2). */
export function frenchVat(siren: string): string {
  return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, "0")}${siren}`;
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
