import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import type { IsoDate } from "#lib/shared/dates.ts";

/** The rules that the 2026 reform changes, each turned on for itself from a day on (domain reference § 18). */
export const REFORM_RULES = [
  "RECYCLING_ENDED",
  "COMPANY_NUMBERS",
  "SPACED_NUMBERS",
  "COLLECTION_STATED",
  "NORM_CODES",
] as const;
export type ReformRule = (typeof REFORM_RULES)[number];

/** The rules of the reform that apply to an invoice: those that held on the day it was sent, and it keeps them (decision 60). */
export type Reform = readonly ReformRule[];

/** None of them: the rules of the « socle ». */
export const SOCLE: Reform = [];

export function isReformRule(code: string): code is ReformRule {
  return (REFORM_RULES as readonly string[]).includes(code);
}

/** The rules among kept codes; a code of another version of the portal counts as none. */
export function toReform(codes: readonly string[]): Reform {
  return REFORM_RULES.filter((rule) => codes.includes(rule));
}

export type ReformSetting = { readonly code: ReformRule; readonly holdsFrom: IsoDate | null };

/** The rules that hold on a day in Paris: from their first day on, that day included. */
export function rulesOn(settings: readonly ReformSetting[], day: IsoDate): Reform {
  const holds = (rule: ReformRule) =>
    settings.some(({ code, holdsFrom }) => code === rule && holdsFrom !== null && holdsFrom <= day);
  return REFORM_RULES.filter(holds);
}

/** Of no invoice: a scope in which a number excludes no other. */
export const NO_SCOPE = "";

export type Numbered = {
  readonly cadre: Cadre;
  readonly supplier: { readonly siren: string | null; readonly identifierType: string; readonly identifier: string };
};

/**
 * Within what the number of an invoice is the only one of its year: its supplier (null), or its whole company under the reform, where a
 * subcontractor's invoice for direct payment (S3, here A9) is left out.
 */
export function numberScope(reform: Reform, { cadre, supplier }: Numbered): string | null {
  if (!reform.includes("COMPANY_NUMBERS")) return null;
  if (cadre === "A9_FACTURE_SOUSTRAITANT") return NO_SCOPE;
  return supplier.siren ?? `${supplier.identifierType} ${supplier.identifier}`;
}
