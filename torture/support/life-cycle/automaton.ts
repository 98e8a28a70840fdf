/**
 * The life cycle of a simple invoice as domain reference § 10.2 and § 10.5 tell it, written apart from the product: from the text of the reference,
 * in words and a structure of its own. Nothing here is imported from the portal, and nothing of the portal is built from it.
 */

/** What a walk may try. `v1` and `v2` are the two companies that approve, `system` what happens by itself. */
export type Gesture =
  | "supplier deletes"
  | "supplier sends"
  | "v1 approves"
  | "v1 refuses"
  | "v1 disclaims"
  | "v2 approves"
  | "v2 refuses"
  | "v2 disclaims"
  | "silence of v1"
  | "silence of v2"
  | "supplier names another"
  | "system delivers"
  | "recipient sends back"
  | "recipient suspends"
  | "recipient rejects"
  | "recipient attests"
  | "recipient mandates"
  | "recipient hands over"
  | "recipient books"
  | "recipient pays"
  | "supplier completes"
  | "supplier redirects"
  | "supplier treats";

export type Invoice = {
  readonly frame: "A1" | "A2" | "A9" | "A12";
  readonly second: boolean;
  state: string;
};

/** What a person wrote with the gesture. */
export type Said = {
  readonly motif: string | null;
  readonly comment: string | null;
  /** For a silence: the fifteen days are over. */
  readonly over: boolean;
};

/** Reasons by use, § 10.4, word for word. */
const REJECTION =
  "AUTRE CONTACT_ACHTR COORD_BANC_ERR CREANCIER_ERR DOUBLE_FACT ERREUR_DONNEE_EJ EJ_ERR SE_ERR FACT_NON_CONFORME HONORER_LA_COMMANDE LIVR_INCOMP MARCHE_TERM MONTANT_ERR TX_TVA_ERR RETRAIT_MAN_SERV ST_CT_NON_DECLAR SUPPR_COMP_AVOIR SUPPR_MASSE TRANSF_PMNT_REGIE".split(
    " ",
  );
const SUSPENSION = ["AUTRE", "CONTACT_ACHTR", "COORD_BANC_ERR", "LIVR_INCOMP", "JUSTIF_ABS"];
const RECYCLING = ["ERREUR_DONNEE_EJ", "EJ_ERR", "SE_ERR"];
export const EVERY_MOTIF: readonly string[] = [
  ...new Set([...REJECTION, ...SUSPENSION, ...RECYCLING, "ERR_VALIDEUR", "AUT_MOTIF_ERR_VALIDEUR"]),
];

const written = ({ comment }: Said) => (comment ?? "").trim() !== "";
const among =
  (list: readonly string[]) =>
  ({ motif }: Said) =>
    motif !== null && list.includes(motif);
/** A reason, when one is given, is of that use; and there is a reason or a comment. */
const eitherOf = (list: readonly string[]) => (said: Said) =>
  said.motif === null ? written(said) : list.includes(said.motif);
const nothing = ({ motif }: Said) => motif === null;

/** From a validator's answer the invoice goes on by itself: to the second company, or to the recipient's side. */
const onward = ({ frame, second }: Invoice) => (frame === "A9" && second ? "A_VALIDER_2" : "DEPOSEE");

type Arrow = {
  readonly from: readonly string[];
  readonly to: string | ((invoice: Invoice) => string);
  readonly asks?: (said: Said) => boolean;
  readonly only?: readonly Invoice["frame"][];
};

/** Each gesture with all its arrows. An answer of a validator is drawn to where the invoice rests, which is what one sees of it. */
const ARROWS: Readonly<Record<Gesture, readonly Arrow[]>> = {
  "supplier deletes": [{ from: ["BROUILLON"], to: "SUPPRIMEE" }],
  "supplier sends": [
    { from: ["BROUILLON"], to: "DEPOSEE", only: ["A1", "A2"] },
    { from: ["BROUILLON"], to: "A_VALIDER_1", only: ["A9", "A12"] },
  ],
  "v1 approves": [{ from: ["A_VALIDER_1"], to: onward, asks: written }],
  "v1 refuses": [
    { from: ["A_VALIDER_1"], to: onward, asks: written, only: ["A9"] },
    { from: ["A_VALIDER_1"], to: "REFUSEE_1", asks: written, only: ["A12"] },
  ],
  "v1 disclaims": [{ from: ["A_VALIDER_1"], to: "ERREUR_FOURNISSEUR_SUR_VALIDEUR" }],
  "v2 approves": [{ from: ["A_VALIDER_2"], to: "DEPOSEE", asks: written }],
  "v2 refuses": [{ from: ["A_VALIDER_2"], to: "DEPOSEE", asks: written }],
  "v2 disclaims": [{ from: ["A_VALIDER_2"], to: "ERREUR_COTRAITANT_SUR_VALIDEUR" }],
  "silence of v1": [{ from: ["A_VALIDER_1"], to: onward, asks: ({ over }) => over, only: ["A9"] }],
  "silence of v2": [{ from: ["A_VALIDER_2"], to: "DEPOSEE", asks: ({ over }) => over, only: ["A9"] }],
  "supplier names another": [
    { from: ["ERREUR_FOURNISSEUR_SUR_VALIDEUR"], to: "A_VALIDER_1" },
    { from: ["ERREUR_COTRAITANT_SUR_VALIDEUR"], to: "A_VALIDER_2" },
  ],
  "system delivers": [{ from: ["DEPOSEE", "EN_COURS_ACHEMINEMENT"], to: "MISE_A_DISPOSITION" }],
  "recipient sends back": [{ from: ["MISE_A_DISPOSITION"], to: "A_RECYCLER", asks: eitherOf(RECYCLING) }],
  "recipient suspends": [
    { from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE"], to: "SUSPENDUE", asks: among(SUSPENSION) },
  ],
  "recipient rejects": [
    {
      from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "MANDATEE", "COMPLETEE", "SUSPENDUE"],
      to: "REJETEE",
      asks: among(REJECTION),
    },
  ],
  "recipient attests": [{ from: ["MISE_A_DISPOSITION", "COMPLETEE"], to: "SERVICE_FAIT", asks: nothing }],
  "recipient mandates": [{ from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE"], to: "MANDATEE", asks: nothing }],
  "recipient hands over": [
    {
      from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE", "MANDATEE"],
      to: "MISE_A_DISPOSITION_COMPTABLE",
      asks: nothing,
    },
  ],
  "recipient books": [
    {
      from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE", "MANDATEE", "MISE_A_DISPOSITION_COMPTABLE"],
      to: "COMPTABILISEE",
      asks: nothing,
    },
  ],
  "recipient pays": [
    {
      from: [
        "MISE_A_DISPOSITION",
        "SERVICE_FAIT",
        "COMPLETEE",
        "MANDATEE",
        "MISE_A_DISPOSITION_COMPTABLE",
        "COMPTABILISEE",
      ],
      to: "MISE_EN_PAIEMENT",
      asks: nothing,
    },
  ],
  "supplier completes": [{ from: ["SUSPENDUE"], to: "COMPLETEE", asks: written }],
  "supplier redirects": [{ from: ["A_RECYCLER"], to: "DEPOSEE" }],
  "supplier treats": [{ from: ["REJETEE"], to: "REJETEE" }],
};

export const GESTURES = Object.keys(ARROWS) as readonly Gesture[];

/** The state after the gesture; null when the reference does not allow it. */
export function after(invoice: Invoice, gesture: Gesture, said: Said): string | null {
  const arrow = ARROWS[gesture].find(
    ({ from, only, asks }) =>
      from.includes(invoice.state) && (!only || only.includes(invoice.frame)) && (!asks || asks(said)),
  );
  if (!arrow) return null;
  return typeof arrow.to === "string" ? arrow.to : arrow.to(invoice);
}

/** The gestures that have an arrow from here, whatever must be said with them. */
export function gesturesFrom({ state, frame }: Invoice): readonly Gesture[] {
  return GESTURES.filter((gesture) =>
    ARROWS[gesture].some(({ from, only }) => from.includes(state) && (!only || only.includes(frame))),
  );
}
