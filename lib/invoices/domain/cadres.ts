/** The billing frames: who files which document, and who reads it first (domain reference § 7). */
export type CadreFamily = "FACTURE" | "FACTURE_TRAVAUX" | "MEMOIRE_JUSTICE" | "DEMANDE_REMBOURSEMENT";

export type CadreFiler = "supplier" | "subcontractor" | "cocontractor" | "justiceProvider" | "moe" | "moa" | "farmer";

type CadreRow = {
  readonly code: string;
  readonly short: string;
  readonly family: CadreFamily;
  readonly filedBy: CadreFiler;
  /** Accepted by the deposit form; the others have their own applications. */
  readonly inDepositForm?: true;
  /** Another company approves before the recipient sees it (domain reference § 10.5). */
  readonly validated?: true;
};

export const CADRES = [
  { code: "A1_FACTURE_FOURNISSEUR", short: "A1", family: "FACTURE", filedBy: "supplier", inDepositForm: true },
  {
    code: "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE",
    short: "A2",
    family: "FACTURE",
    filedBy: "supplier",
    inDepositForm: true,
  },
  { code: "A3_MEMOIRE_JUSTICE", short: "A3", family: "MEMOIRE_JUSTICE", filedBy: "justiceProvider" },
  { code: "A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR", short: "A4", family: "FACTURE_TRAVAUX", filedBy: "supplier" },
  { code: "A5_ETAT_ACOMPTE_FOURNISSEUR", short: "A5", family: "FACTURE_TRAVAUX", filedBy: "supplier" },
  { code: "A6_ETAT_ACOMPTE_VALIDE_FOURNISSEUR", short: "A6", family: "FACTURE_TRAVAUX", filedBy: "supplier" },
  { code: "A7_PROJET_DECOMPTE_FINAL_FOURNISSEUR", short: "A7", family: "FACTURE_TRAVAUX", filedBy: "supplier" },
  { code: "A8_DECOMPTE_GENERAL_DEFINITIF_FOURNISSEUR", short: "A8", family: "FACTURE_TRAVAUX", filedBy: "supplier" },
  {
    code: "A9_FACTURE_SOUSTRAITANT",
    short: "A9",
    family: "FACTURE",
    filedBy: "subcontractor",
    inDepositForm: true,
    validated: true,
  },
  {
    code: "A10_PROJET_DECOMPTE_MENSUEL_SOUSTRAITANT",
    short: "A10",
    family: "FACTURE_TRAVAUX",
    filedBy: "subcontractor",
  },
  { code: "A11_PROJET_DECOMPTE_FINAL_SOUSTRAITANT", short: "A11", family: "FACTURE_TRAVAUX", filedBy: "subcontractor" },
  {
    code: "A12_FACTURE_COTRAITANT",
    short: "A12",
    family: "FACTURE",
    filedBy: "cocontractor",
    inDepositForm: true,
    validated: true,
  },
  { code: "A13_PROJET_DECOMPTE_MENSUEL_COTRAITANT", short: "A13", family: "FACTURE_TRAVAUX", filedBy: "cocontractor" },
  { code: "A14_PROJET_DECOMPTE_FINAL_COTRAITANT", short: "A14", family: "FACTURE_TRAVAUX", filedBy: "cocontractor" },
  { code: "A15_ETAT_ACOMPTE_MOE", short: "A15", family: "FACTURE_TRAVAUX", filedBy: "moe" },
  { code: "A16_ETAT_ACOMPTE_VALIDE_MOE", short: "A16", family: "FACTURE_TRAVAUX", filedBy: "moe" },
  { code: "A17_PROJET_DECOMPTE_GENERAL_MOE", short: "A17", family: "FACTURE_TRAVAUX", filedBy: "moe" },
  { code: "A18_DECOMPTE_GENERAL_MOE", short: "A18", family: "FACTURE_TRAVAUX", filedBy: "moe" },
  { code: "A19_ETAT_ACOMPTE_VALIDE_MOA", short: "A19", family: "FACTURE_TRAVAUX", filedBy: "moa" },
  { code: "A20_DECOMPTE_GENERAL_MOA", short: "A20", family: "FACTURE_TRAVAUX", filedBy: "moa" },
  { code: "A21_DEMANDE_REMBOURSEMENT_TIC", short: "A21", family: "DEMANDE_REMBOURSEMENT", filedBy: "farmer" },
  {
    code: "A22_PROJET_DECOMPTE_GENERAL_FOURNISSEUR_PROCEDURE_TACITE",
    short: "A22",
    family: "FACTURE_TRAVAUX",
    filedBy: "supplier",
  },
  {
    code: "A23_DECOMPTE_GENERAL_DEFINITIF_TACITE_FOURNISSEUR",
    short: "A23",
    family: "FACTURE_TRAVAUX",
    filedBy: "supplier",
  },
  { code: "A24_DECOMPTE_GENERAL_DEFINITIF_TACITE_MOE", short: "A24", family: "FACTURE_TRAVAUX", filedBy: "moe" },
  {
    code: "A25_DECOMPTE_GENERAL_DEFINITIF_MOE_PROCEDURE_TACITE",
    short: "A25",
    family: "FACTURE_TRAVAUX",
    filedBy: "moe",
  },
] as const satisfies readonly CadreRow[];

export type Cadre = (typeof CADRES)[number]["code"];

const BY_CODE = new Map<string, CadreRow>(CADRES.map((row) => [row.code, row]));

export function isCadre(code: string): code is Cadre {
  return BY_CODE.has(code);
}

/** A cadre of the deposit form; a type of its own because only these four reach a status here. */
export const DEPOSIT_CADRES = [
  "A1_FACTURE_FOURNISSEUR",
  "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE",
  "A9_FACTURE_SOUSTRAITANT",
  "A12_FACTURE_COTRAITANT",
] as const satisfies readonly Cadre[];
export type DepositCadre = (typeof DEPOSIT_CADRES)[number];

export function isDepositCadre(code: string): code is DepositCadre {
  return BY_CODE.get(code)?.inDepositForm === true;
}

/** True when a validator approves before the recipient sees the invoice: A9 and A12. */
export function needsValidator(cadre: Cadre): boolean {
  return BY_CODE.get(cadre)?.validated === true;
}

/** True for the one cadre where another company may approve after the first one: a subcontractor of a joint contractor (§ 10.5). */
export function mayHaveSecondValidator(cadre: Cadre): boolean {
  return cadre === "A9_FACTURE_SOUSTRAITANT";
}

/** "A1" for `A1_FACTURE_FOURNISSEUR`. */
export function shortCadre(cadre: Cadre): string {
  return BY_CODE.get(cadre)?.short ?? cadre;
}

export function isWorks(cadre: Cadre): boolean {
  return BY_CODE.get(cadre)?.family === "FACTURE_TRAVAUX";
}

/** The cadre a document names: "A1" (BT-23 of the national profile), the full code, or B1/S1/M1… of the reform (§ 7). */
export function cadreFromDocument(code: string): DepositCadre | null {
  const text = code.trim().toUpperCase();
  const known = DEPOSIT_CADRES.find((cadre) => cadre === text || shortCadre(cadre) === text);
  if (known) return known;
  if (/^[BSM]1$/.test(text)) return "A1_FACTURE_FOURNISSEUR";
  if (/^[BSM]2$/.test(text)) return "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE";
  if (text === "S3") return "A9_FACTURE_SOUSTRAITANT";
  return text === "S6" ? "A12_FACTURE_COTRAITANT" : null;
}
