import type { CellProblem } from "#lib/directory/domain/file-columns.ts";

export type FileKind = "structures" | "services";

/** Rules that a line breaks beside those of its cells. */
export type LineProblem = "CELLS" | "DUPLICATE" | "PRIVATE_STRUCTURE" | "UNKNOWN_STRUCTURE" | "DATES";

/** A line that is left out, and why. */
export type RefusedLine = {
  readonly file: FileKind;
  /** As an editor shows it. */
  readonly line: number;
  /** Name of the column; empty when the rule is about the whole line. */
  readonly field: string;
  readonly value: string;
  readonly rule: CellProblem | LineProblem;
};

export type FileReport = {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Known and active here, and not in the file. */
  readonly absent: number;
  /** Of those, how many were made inactive because it was asked for. */
  readonly deactivated: number;
  readonly refused: number;
};

export type ImportReport = {
  readonly structures: FileReport;
  readonly services: FileReport | null;
  /** Columns of the files that mean nothing here. */
  readonly unknownColumns: readonly string[];
  readonly dryRun: boolean;
};

/** Each rule in one sentence, for whoever mends the file. */
export const RULES: Readonly<Record<RefusedLine["rule"], string>> = {
  REQUIRED: "must not be empty",
  TOO_LONG: "is too long",
  CONTROL: "holds an invisible character or a line break",
  SIRET: "is not a number of 14 digits",
  CHECKSUM: "does not have the key of a SIRET",
  POSTCODE: "is not a postcode",
  COUNTRY: "is not a country code of two letters (ISO 3166-1)",
  STATUS: "is none of the statuses: ACTIVE, INACTIVE for a structure, ACTIF, INACTIF, SUPPRIME for a service",
  FLAG: "is neither oui nor non",
  PAYER: "is none of ETAT, LOCAL, SANTE, ENTREPRISE_PUBLIQUE",
  DAYS: "is not a number of days from 1 to 60",
  DATE: "is not a day written as 2026-11-26",
  CELLS: "the line has more or fewer cells than the first one",
  DUPLICATE: "stands on an earlier line already",
  PRIVATE_STRUCTURE: "belongs to a private structure of this portal",
  UNKNOWN_STRUCTURE: "is no public structure, neither here nor in the file of structures",
  DATES: "ends before it begins",
};
