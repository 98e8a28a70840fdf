import { isCountry } from "#lib/shared/countries.ts";
import { isIsoDate } from "#lib/shared/dates.ts";
import { checkIdentifier, normaliseIdentifier } from "#lib/shared/identifiers.ts";

/**
 * The two files of the directory, as they are downloaded and as they are imported: one table for both, so that what leaves can come
 * back. Names and values are French, as whoever opens the file in a spreadsheet reads them (docs/directory-file.md).
 */
export type CellKind =
  | "siret"
  | "text"
  | "postcode"
  | "country"
  | "structureStatus"
  | "serviceStatus"
  | "flag"
  | "payer"
  | "days"
  | "date";

export type CellValue = string | number | boolean | null;

/** Why a cell is refused. */
export type CellProblem =
  | "REQUIRED"
  | "TOO_LONG"
  | "CONTROL"
  | "SIRET"
  | "CHECKSUM"
  | "POSTCODE"
  | "COUNTRY"
  | "STATUS"
  | "FLAG"
  | "PAYER"
  | "DAYS"
  | "DATE";

type Column<N extends string> = {
  /** In the file. */
  readonly name: N;
  /** In the database. */
  readonly column: string;
  readonly type: "text" | "boolean" | "integer" | "date" | '"StructureStatus"' | '"ServiceStatus"' | '"PayerKind"';
  readonly kind: CellKind;
  readonly required?: true;
  readonly longest?: number;
  /** What an empty cell means, and what a new row has when the file lacks the column. */
  readonly empty: CellValue;
  /** Hidden when the structure is undisclosed. */
  readonly personal?: true;
};

const define = <const N extends string>(columns: readonly Column<N>[]) => columns;
const text = { type: "text", kind: "text", empty: null } as const;
const flag = { type: "boolean", kind: "flag", empty: false } as const;

export const STRUCTURE_FILE = define([
  { name: "siret", column: "identifier", type: "text", kind: "siret", required: true, empty: null },
  { name: "raison_sociale", column: "legal_name", ...text, required: true, longest: 255, personal: true },
  { name: "libelle", column: "label", ...text, longest: 255, personal: true },
  { name: "adresse", column: "address_line", ...text, longest: 255, personal: true },
  { name: "complement_1", column: "address_line2", ...text, longest: 255, personal: true },
  { name: "complement_2", column: "address_line3", ...text, longest: 255, personal: true },
  { name: "code_postal", column: "postcode", type: "text", kind: "postcode", empty: null, personal: true },
  { name: "ville", column: "town", ...text, longest: 100, personal: true },
  { name: "pays", column: "country", type: "text", kind: "country", empty: "FR" },
  { name: "statut", column: "status", type: '"StructureStatus"', kind: "structureStatus", empty: "ACTIVE" },
  { name: "non_diffusible", column: "undisclosed", ...flag },
  { name: "service_obligatoire", column: "requires_service", ...flag },
  { name: "engagement_obligatoire", column: "requires_commitment", ...flag },
  { name: "service_ou_engagement", column: "requires_service_or_commitment", ...flag },
  { name: "mise_en_paiement_non_remontee", column: "payment_not_reported", ...flag },
  { name: "moa_uniquement", column: "moa_only", ...flag },
  { name: "type_payeur", column: "payer_kind", type: '"PayerKind"', kind: "payer", empty: "LOCAL" },
  { name: "delai_paiement", column: "payment_days", type: "integer", kind: "days", empty: null },
]);

export const SERVICE_FILE = define([
  { name: "siret", column: "siret", type: "text", kind: "siret", required: true, empty: null },
  { name: "code_service", column: "code", ...text, required: true, longest: 100 },
  { name: "libelle_service", column: "label", ...text, required: true, longest: 255 },
  { name: "statut_service", column: "status", type: '"ServiceStatus"', kind: "serviceStatus", empty: "ACTIF" },
  { name: "debut_validite", column: "valid_from", type: "date", kind: "date", empty: null },
  { name: "fin_validite", column: "valid_to", type: "date", kind: "date", empty: null },
  { name: "engagement_obligatoire_service", column: "requires_commitment", ...flag },
  {
    name: "mise_en_paiement_remontee",
    column: "payment_reported",
    type: "boolean",
    kind: "flag",
    empty: true,
  },
]);

export type StructureColumn = (typeof STRUCTURE_FILE)[number];
export type ServiceColumn = (typeof SERVICE_FILE)[number];
export type FileColumn = StructureColumn | ServiceColumn;

const PAYERS: Readonly<Record<string, string>> = {
  ETAT: "STATE",
  LOCAL: "LOCAL",
  SANTE: "HEALTH",
  ENTREPRISE_PUBLIQUE: "PUBLIC_COMPANY",
};
const YES = new Set(["oui", "1", "true", "vrai", "o"]);
const NO = new Set(["non", "0", "false", "faux", "n"]);
const LONGEST_PERIOD = 60;

export type ReadCell = { readonly value: CellValue } | { readonly problem: CellProblem };

type Reader = (text: string, column: FileColumn, check: "strict" | "warn") => ReadCell;

const value = (read: CellValue): ReadCell => ({ value: read });
const problem = (code: CellProblem): ReadCell => ({ problem: code });
const oneOf = (values: readonly string[], code: CellProblem) => (text: string) =>
  values.includes(text.toUpperCase()) ? value(text.toUpperCase()) : problem(code);

const READERS: Readonly<Record<CellKind, Reader>> = {
  siret: (typed, _column, check) => {
    const siret = normaliseIdentifier(typed);
    const verdict = checkIdentifier("SIRET", siret);
    if (verdict === "format") return problem("SIRET");
    return verdict === "checksum" && check === "strict" ? problem("CHECKSUM") : value(siret);
  },
  text: (typed, { longest = 255 }) => {
    if ([...typed].length > longest) return problem("TOO_LONG");
    return /\p{C}/u.test(typed) ? problem("CONTROL") : value(typed);
  },
  postcode: (typed) => (/^[A-Z0-9][A-Z0-9 -]{1,9}$/i.test(typed) ? value(typed) : problem("POSTCODE")),
  country: (typed) => (isCountry(typed.toUpperCase()) ? value(typed.toUpperCase()) : problem("COUNTRY")),
  structureStatus: oneOf(["ACTIVE", "INACTIVE"], "STATUS"),
  serviceStatus: oneOf(["ACTIF", "INACTIF", "SUPPRIME"], "STATUS"),
  flag: (typed) => {
    const word = typed.toLowerCase();
    if (YES.has(word)) return value(true);
    return NO.has(word) ? value(false) : problem("FLAG");
  },
  payer: (typed) => {
    const kind = PAYERS[typed.toUpperCase()];
    return kind ? value(kind) : problem("PAYER");
  },
  days: (typed) =>
    /^[1-9]\d?$/.test(typed) && Number(typed) <= LONGEST_PERIOD ? value(Number(typed)) : problem("DAYS"),
  date: (typed) => (isIsoDate(typed) ? value(typed) : problem("DATE")),
};

/** What a cell of the file says, or why it is refused. `check`: whether a wrong key of a SIRET refuses the line. */
export function readCell(column: FileColumn, typed: string, check: "strict" | "warn"): ReadCell {
  const trimmed = typed.trim();
  if (trimmed === "") return column.required ? problem("REQUIRED") : value(column.empty);
  return READERS[column.kind](trimmed, column, check);
}

const PAYER_WORDS = Object.fromEntries(Object.entries(PAYERS).map(([word, kind]) => [kind, word]));

/** How a value is written in the file; what `readCell` reads back. */
export function writeCell(column: FileColumn, held: CellValue): string {
  if (held === null) return "";
  if (typeof held === "boolean") return held ? "oui" : "non";
  return column.kind === "payer" ? (PAYER_WORDS[String(held)] ?? "") : String(held);
}

/** Places of the columns in a file, by the names of its first line; those it lacks are left as they are in the database. */
export type Header = {
  readonly present: readonly { readonly column: FileColumn; readonly index: number }[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
};

export function readHeader(columns: readonly FileColumn[], names: readonly string[]): Header {
  const given = names.map((name) => name.trim().toLowerCase());
  const present = columns.flatMap((column) => {
    const index = given.indexOf(column.name);
    return index < 0 ? [] : [{ column, index }];
  });
  const known = new Set<string>(columns.map(({ name }) => name));
  return {
    present,
    missing: columns.filter(({ required, name }) => required && !given.includes(name)).map(({ name }) => name),
    unknown: given.filter((name) => name !== "" && !known.has(name)),
  };
}
