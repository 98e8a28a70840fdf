const FORWARD = ["confirm-service", "order-payment", "hand-to-accountant", "enter-in-books", "pay"] as const;

/** How an invoice made by the bench comes to a status, once it is with its recipient; null: it is not sent at all. A test walks each in the life cycle. */
export const PATHS = {
  BROUILLON: null,
  MISE_A_DISPOSITION: [],
  SUSPENDUE: ["suspend"],
  COMPLETEE: ["suspend", "complete"],
  A_RECYCLER: ["ask-recycling"],
  REJETEE: ["reject"],
  SERVICE_FAIT: FORWARD.slice(0, 1),
  MANDATEE: FORWARD.slice(0, 2),
  MISE_A_DISPOSITION_COMPTABLE: FORWARD.slice(0, 3),
  COMPTABILISEE: FORWARD.slice(0, 4),
  MISE_EN_PAIEMENT: FORWARD,
} as const;
export type Step = (typeof FORWARD)[number] | "suspend" | "complete" | "ask-recycling" | "reject";
export type MadeStatus = keyof typeof PATHS;
export const MADE_STATUSES = Object.keys(PATHS) as [MadeStatus, ...MadeStatus[]];

/** The reason that goes with a step that takes one. */
export const MOTIF_OF: Readonly<Partial<Record<Step, string>>> = {
  suspend: "JUSTIF_ABS",
  "ask-recycling": "SE_ERR",
  reject: "MONTANT_ERR",
};

/** When each step happens: spread evenly between the sending and now. @param count steps after the sending. */
export function momentsOf(sentAt: Date, now: Date, count: number): Date[] {
  const every = (now.getTime() - sentAt.getTime()) / (count + 1);
  return Array.from({ length: count }, (_, index) => new Date(sentAt.getTime() + every * (index + 1)));
}
