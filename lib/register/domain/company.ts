/** Where an answer comes from: the public search API, or the SIRENE files that were brought in. */
export const REGISTER_SOURCES = ["API", "SIRENE"] as const;
export type RegisterSource = (typeof REGISTER_SOURCES)[number];

/** An establishment as a register has it. What it does not disclose is null, and typed by people. */
export type RegisteredCompany = {
  readonly source: RegisterSource;
  readonly siret: string;
  /** Open: both the establishment and its company. */
  readonly active: boolean;
  /** The register keeps name or address to itself. */
  readonly undisclosed: boolean;
  readonly legalName: string | null;
  readonly addressLine: string | null;
  readonly addressLine2: string | null;
  readonly addressLine3: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  /** ISO code; null abroad, where registers write another one. */
  readonly country: string | null;
};

export type RegisterAnswer =
  | { readonly kind: "found"; readonly company: RegisteredCompany }
  | { readonly kind: "unknown" }
  /** Nothing can be said: no answer in time, an error, or an answer that cannot be read. */
  | { readonly kind: "unavailable"; readonly why: "timeout" | "unreachable" | "refused" | "nonsense" };

/** Any register of companies that can be asked for one establishment. It never throws: whoever creates a structure must not depend on it. */
export type CompanyRegister = {
  readonly source: RegisterSource;
  find(siret: string): Promise<RegisterAnswer>;
};

/** A SIRET of Saint-Pierre, Mayotte and the like is in France for the post. */
const FRANCE = "FR";

const LONGEST_NAME = 99;
const LONGEST_LINE = 100;

/** What registers write in place of what they do not disclose. */
const HIDDEN = /^\[N(ON-)?D/i;

/** One value as it may be shown: trimmed, without invisible characters, null when it is empty or not disclosed. */
export function shown(value: string | null | undefined, longest = LONGEST_LINE): string | null {
  const text = (value ?? "").replace(/[\p{C}\s]+/gu, " ").trim();
  return text === "" || HIDDEN.test(text) ? null : text.slice(0, longest).trim();
}

export const shownName = (value: string | null | undefined) => shown(value, LONGEST_NAME);

/** Number, its repetition, type and name of the way, as they are written on a letter. */
export function streetOf(parts: readonly (string | null | undefined)[]): string | null {
  return shown(
    parts
      .map((part) => shown(part))
      .filter((part) => part !== null)
      .join(" "),
  );
}

export function countryOf(foreign: string | null | undefined): string | null {
  return shown(foreign) === null ? FRANCE : null;
}
