import { type Cadre, isWorks } from "#lib/invoices/domain/cadres.ts";

/** What a reason may be given for (domain reference § 10.4). */
export type MotifUse = "rejection" | "suspension" | "recycling" | "refusal" | "wrongValidator";

type MotifRow = {
  readonly code: string;
  readonly uses: readonly MotifUse[];
  /** A works request is never refused for its amounts: they are corrected (domain reference § 7). */
  readonly notForWorks?: true;
};

export const MOTIFS = [
  { code: "AUTRE", uses: ["rejection", "suspension"] },
  { code: "CONTACT_ACHTR", uses: ["rejection", "suspension"] },
  { code: "COORD_BANC_ERR", uses: ["rejection", "suspension"] },
  { code: "CREANCIER_ERR", uses: ["rejection"] },
  { code: "DOUBLE_FACT", uses: ["rejection"] },
  { code: "ERREUR_DONNEE_EJ", uses: ["rejection", "recycling"] },
  { code: "EJ_ERR", uses: ["rejection", "recycling"] },
  { code: "SE_ERR", uses: ["rejection", "recycling"] },
  { code: "ERR_VALIDEUR", uses: ["wrongValidator"] },
  { code: "AUT_MOTIF_ERR_VALIDEUR", uses: ["refusal"] },
  { code: "FACT_NON_CONFORME", uses: ["rejection"] },
  { code: "HONORER_LA_COMMANDE", uses: ["rejection"] },
  { code: "LIVR_INCOMP", uses: ["rejection", "suspension"] },
  { code: "MARCHE_TERM", uses: ["rejection"] },
  { code: "MONTANT_ERR", uses: ["rejection"], notForWorks: true },
  { code: "TX_TVA_ERR", uses: ["rejection"] },
  { code: "RETRAIT_MAN_SERV", uses: ["rejection"] },
  { code: "ST_CT_NON_DECLAR", uses: ["rejection"] },
  { code: "SUPPR_COMP_AVOIR", uses: ["rejection"] },
  { code: "SUPPR_MASSE", uses: ["rejection"] },
  { code: "TRANSF_PMNT_REGIE", uses: ["rejection"] },
  { code: "JUSTIF_ABS", uses: ["suspension"] },
] as const satisfies readonly MotifRow[];

export type Motif = (typeof MOTIFS)[number]["code"];

const ROWS: readonly (MotifRow & { readonly code: Motif })[] = MOTIFS;

/** The reasons offered for one use, in the order of the reference. */
export function motifsFor(use: MotifUse, cadre: Cadre): readonly Motif[] {
  return ROWS.filter((row) => row.uses.includes(use) && !(row.notForWorks && isWorks(cadre))).map((row) => row.code);
}

export function isMotif(code: string): code is Motif {
  return ROWS.some((row) => row.code === code);
}
