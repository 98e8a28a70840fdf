/** States of a flow (domain reference § 9.4), each with what it looks like and whether it is the last. */
export const FLOW_STATES = {
  IN_RECU: { tone: "wait", terminal: false },
  IN_DEPOT_PORTAIL_EN_ATTENTE_TRAITEMENT_SE_CPP: { tone: "wait", terminal: false },
  IN_EN_ATTENTE_TRAITEMENT_CPP: { tone: "wait", terminal: false },
  IN_EN_COURS_TRAITEMENT_CPP: { tone: "wait", terminal: false },
  IN_EN_ATTENTE_RETRAITEMENT_CPP: { tone: "wait", terminal: false },
  IN_INCIDENTE: { tone: "warn", terminal: false },
  IN_TRAITE_SE_CPP: { tone: "judge", terminal: false },
  IN_INTEGRE: { tone: "ok", terminal: true },
  IN_INTEGRE_PARTIEL: { tone: "warn", terminal: true },
  IN_REJETE: { tone: "stop", terminal: true },
  QP_IRRECEVABLE: { tone: "stop", terminal: true },
  QP_RECEVABLE: { tone: "ok", terminal: false },
  QP_RECEVABLE_AVEC_ERREUR: { tone: "warn", terminal: false },
} as const;
export type FlowState = keyof typeof FLOW_STATES;

export const FLOW_STATE_CODES = Object.keys(FLOW_STATES) as FlowState[];

export function isFlowState(text: string): text is FlowState {
  return Object.hasOwn(FLOW_STATES, text);
}

type Move = { readonly from: readonly FlowState[]; readonly to: FlowState; readonly by: "worker" | "supplier" };

/**
 * Who moves a flow of this portal, and where. What is read becomes drafts, which the supplier checks: a flow is integrated once its
 * invoices were sent, not before, whatever came out of its files. The states that nobody moves to belong to other channels.
 */
export const FLOW_MOVES = {
  /** A job opens it; one that was killed begins again where it was. */
  start: {
    from: ["IN_RECU", "IN_EN_ATTENTE_RETRAITEMENT_CPP", "IN_EN_COURS_TRAITEMENT_CPP"],
    to: "IN_EN_COURS_TRAITEMENT_CPP",
    by: "worker",
  },
  /** The antivirus or the reader does not answer: it goes on later. */
  postpone: { from: ["IN_EN_COURS_TRAITEMENT_CPP"], to: "IN_EN_ATTENTE_RETRAITEMENT_CPP", by: "worker" },
  /** Nothing of it became an invoice. */
  reject: { from: ["IN_EN_COURS_TRAITEMENT_CPP"], to: "IN_REJETE", by: "worker" },
  /** Each file was read: drafts wait for the supplier. */
  process: { from: ["IN_RECU", "IN_EN_COURS_TRAITEMENT_CPP"], to: "IN_TRAITE_SE_CPP", by: "worker" },
  /** Its last draft was sent, and no file was refused or draft deleted. */
  integrate: { from: ["IN_TRAITE_SE_CPP"], to: "IN_INTEGRE", by: "supplier" },
  /** The same, and some were. */
  integratePartly: { from: ["IN_TRAITE_SE_CPP"], to: "IN_INTEGRE_PARTIEL", by: "supplier" },
} as const satisfies Record<string, Move>;
export type FlowMove = keyof typeof FLOW_MOVES;

/** What became of the files of a flow. Hidden files are none of them. */
export type FlowCounts = {
  readonly waiting: number;
  readonly drafts: number;
  readonly sent: number;
  readonly deleted: number;
  readonly refused: number;
};

/** Where a flow goes by what became of its files; null when it stays. */
export function settled({ waiting, drafts, sent, deleted, refused }: FlowCounts): FlowMove | null {
  if (waiting > 0) return null;
  if (drafts + sent + deleted === 0) return "reject";
  if (drafts > 0 || sent === 0) return "process";
  return refused + deleted === 0 ? "integrate" : "integratePartly";
}

/** The number of a flow: CPP and digits (§ 9.4). "CPP0000000000042". */
export function flowNumber(sequence: bigint): string {
  return `CPP${String(sequence).padStart(13, "0")}`;
}
