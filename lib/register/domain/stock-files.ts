import { shown, shownName, streetOf } from "#lib/register/domain/company.ts";

/**
 * The two stock files of the SIRENE register, as INSEE publishes them every month: one line for each establishment, one for each company.
 * Columns are found by their names in the first line; those that are not read may come, go and move.
 */
export type StockKind = "establishments" | "companies";

export type Cell = string | boolean | null;

/** Gives the cell of a line by the name of its column. */
export type CellOf = (column: string) => string;

export type StockFile = {
  readonly kind: StockKind;
  readonly table: "register_establishment" | "register_company";
  readonly key: "siret" | "siren";
  /** Without these in the first line it is not such a file. */
  readonly needs: readonly string[];
  readonly columns: readonly string[];
  /** The columns in order; null for a line that names nothing. */
  readonly read: (cell: CellOf) => readonly Cell[] | null;
};

/** « O » is disclosed; « P » and « N » are not. */
const isHidden = (status: string) => status !== "" && status !== "O";

export const ESTABLISHMENTS: StockFile = {
  kind: "establishments",
  table: "register_establishment",
  key: "siret",
  needs: ["siret", "etatAdministratifEtablissement", "libelleVoieEtablissement", "codePostalEtablissement"],
  columns: [
    "siret",
    "open",
    "hidden",
    "name",
    "address_line",
    "address_line2",
    "address_line3",
    "postcode",
    "town",
    "foreign_country",
  ],
  read(cell) {
    const siret = cell("siret");
    if (!/^\d{14}$/.test(siret)) return null;
    const of = (name: string) => cell(`${name}Etablissement`);
    return [
      siret,
      of("etatAdministratif") === "A",
      isHidden(of("statutDiffusion")),
      shownName(of("denominationUsuelle")) ?? shownName(of("enseigne1")),
      streetOf([of("numeroVoie"), of("indiceRepetition"), of("typeVoie"), of("libelleVoie")]),
      shown(of("complementAdresse")),
      shown(of("distributionSpeciale")),
      shown(of("codePostal"), 10),
      shown(of("libelleCommune")) ?? shown(of("libelleCommuneEtranger")),
      shown(of("codePaysEtranger")),
    ];
  },
};

export const COMPANIES: StockFile = {
  kind: "companies",
  table: "register_company",
  key: "siren",
  needs: ["siren", "etatAdministratifUniteLegale", "denominationUniteLegale", "nomUniteLegale"],
  columns: ["siren", "open", "hidden", "legal_name"],
  read(cell) {
    const siren = cell("siren");
    if (!/^\d{9}$/.test(siren)) return null;
    const of = (name: string) => cell(`${name}UniteLegale`);
    const person = [of("prenomUsuel") || of("prenom1"), of("nomUsage") || of("nom")].map((part) => shown(part));
    return [
      siren,
      of("etatAdministratif") === "A",
      isHidden(of("statutDiffusion")),
      shownName(of("denomination")) ?? shownName(person.filter((part) => part !== null).join(" ")),
    ];
  },
};

/** Which of the two a file is, by its first line; null when it is neither. */
export function stockFileOf(header: readonly string[]): StockFile | null {
  return [ESTABLISHMENTS, COMPANIES].find(({ needs }) => needs.every((column) => header.includes(column))) ?? null;
}

/** The place of each column, so that a line of fifty cells is not searched fifty times. */
export function cellsByName(header: readonly string[]): (cells: readonly string[]) => CellOf {
  const places = new Map(header.map((name, place) => [name, place]));
  return (cells) => (column) => cells[places.get(column) ?? -1] ?? "";
}
