/** Identifiers of structures: formats and checksums (domain reference § 5). Pure text: nothing here says whether one exists. */
import { isCountry } from "#lib/shared/countries.ts";

export const IDENTIFIER_TYPES = [
  "SIRET",
  "UE_HORS_FRANCE",
  "HORS_UE",
  "RIDET",
  "TAHITI",
  "AUTRE",
  "PARTICULIER",
] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** The one SIRET of the State (domain reference § 6). */
export const STATE_SIRET = "11000201100044";
const LA_POSTE_SIREN = "356000000";

/** The identifier without the spaces, points and dashes that people and documents put in it, in capitals. */
export function normaliseIdentifier(typed: string): string {
  return typed.replace(/[\s.\-\u00a0\u202f]/g, "").toUpperCase();
}

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** 9 digits and the Luhn key. */
export function sirenOk(siren: string): boolean {
  return /^\d{9}$/.test(siren) && luhn(siren);
}

/** 14 digits and the Luhn key; La Poste numbers its offices with a sum that is a multiple of 5 instead. */
export function siretOk(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  return luhn(siret) || (siret.startsWith(LA_POSTE_SIREN) && digitSum(siret) % 5 === 0);
}

function digitSum(digits: string): number {
  return Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0);
}

export function sirenOf(siret: string): string {
  return siret.slice(0, 9);
}

/** The intra-EU VAT number of a French company, from its SIREN. */
export function frVat(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, "0")}${siren}`;
}

/** What follows the country code. The French key may hold letters on old numbers; only numeric keys can be computed. */
export const EU_VAT_PATTERNS: Readonly<Record<string, RegExp>> = {
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
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
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
};

/** A VAT number of the Union, France included: the pattern of its country and, for France, the key of a valid SIREN. */
export function euVatOk(vat: string): boolean {
  const pattern = EU_VAT_PATTERNS[vat.slice(0, 2)];
  if (!pattern?.test(vat.slice(2))) return false;
  if (!vat.startsWith("FR")) return true;
  const siren = vat.slice(4);
  return sirenOk(siren) && (!/^\d{2}$/.test(vat.slice(2, 4)) || vat === frVat(siren));
}

/**
 * What is wrong with a VAT number of the Union: its shape, or the keys that a French one carries. A number of another country is "format".
 * Expects a normalised value.
 */
export function vatVerdict(vat: string): IdentifierVerdict {
  if (!EU_VAT_PATTERNS[vat.slice(0, 2)]?.test(vat.slice(2))) return "format";
  return euVatOk(vat) ? "ok" : "checksum";
}

/** A country outside of the Union and 16 characters of the name at most; Wallis and Futuna writes FRWF (domain reference § 5.1). */
function outsideUnion(value: string): boolean {
  if (!/^[A-Z]{2}[\p{Lu}\d&'’/+]{1,16}$/u.test(value)) return false;
  if (value.startsWith("FRWF")) return value.length > 4;
  const country = value.slice(0, 2);
  return isCountry(country) && !(country in EU_VAT_PATTERNS) && country !== "GR";
}

type IdentifierRule = {
  readonly format: (value: string) => boolean;
  readonly checksum?: (value: string) => boolean;
};

const like = (pattern: RegExp) => (value: string) => pattern.test(value);

/** The shape of each type, apart from its checksum: test environments live on made-up numbers (domain reference § 5.2). */
const RULES: Readonly<Record<IdentifierType, IdentifierRule>> = {
  SIRET: { format: like(/^\d{14}$/), checksum: siretOk },
  UE_HORS_FRANCE: { format: (value) => !value.startsWith("FR") && euVatOk(value) },
  HORS_UE: { format: outsideUnion },
  RIDET: { format: like(/^[A-Z0-9]{9,10}$/) },
  TAHITI: { format: like(/^[A-Z0-9]{9,10}$/) },
  AUTRE: { format: like(/^[A-Z0-9&'/_+]{1,18}$/) },
  PARTICULIER: { format: like(/^[12]\d{2}(0[1-9]|1[0-2])\d{5}[\p{Lu}'’]{2,70}$/u) },
};

export type IdentifierVerdict = "ok" | "format" | "checksum";

/** "format" is always an error; "checksum" is one in production and a warning in a test environment. Expects a normalised value. */
export function checkIdentifier(type: IdentifierType, value: string): IdentifierVerdict {
  const rule = RULES[type];
  if (!rule.format(value)) return "format";
  return rule.checksum && !rule.checksum(value) ? "checksum" : "ok";
}

/** The country that an identifier tells by itself, or France: where its structure most likely is. */
export function countryOfIdentifier(type: IdentifierType, value: string): string {
  if (type === "RIDET") return "NC";
  if (type === "TAHITI") return "PF";
  if (type !== "UE_HORS_FRANCE" && type !== "HORS_UE") return "FR";
  if (value.startsWith("FRWF")) return "WF";
  const country = value.slice(0, 2);
  return country === "EL" ? "GR" : country;
}

/** For reading: "110 002 011 00044" for a SIRET, the value itself otherwise. Groups hold together with no-break spaces. */
export function formatIdentifier(value: string): string {
  const siret = /^(\d{3})(\d{3})(\d{3})(\d{5})$/.exec(value);
  if (siret) return siret.slice(1).join("\u00a0");
  return /^\d{9}$/.test(value) ? value.replace(/(\d{3})(?=\d)/g, "$1\u00a0") : value;
}

/** How long an IBAN is in the countries that pay in euros by transfer (SEPA). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 " +
    "LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** ISO 13616: country with the length it has there, two digits, then letters and digits whose value modulo 97 is 1. */
export function ibanOk(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.length !== (IBAN_LENGTHS[iban.slice(0, 2)] ?? iban.length)) return false;
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    rest = Number(`${rest}${Number.parseInt(char, 36)}`) % 97;
  }
  return rest === 1;
}

/** "FR76 •••• •••• 0189": enough to recognise one's account, not enough to use it. */
export function maskIban(iban: string): string {
  return `${iban.slice(0, 4)} •••• •••• ${iban.slice(-4)}`;
}
