import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import type { MotifUse } from "#lib/invoices/domain/motifs.ts";
import type { ReformRule } from "#lib/invoices/domain/reform.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

/** On whose behalf an event happens. The same person may act for several structures: the side is the structure's, not the user's. */
export const SIDES = ["supplier", "recipient", "validator", "system"] as const;
export type Side = (typeof SIDES)[number];

export type InvoicePermission = "invoice.draft" | "invoice.submit" | "invoice.treat" | "invoice.validate";

/** What must come with an event. */
export type Need =
  | "motif"
  | "comment"
  | "motifOrComment"
  | "attachmentOrComment"
  | "validator"
  /** The invoice names a second validator / names none. */
  | "secondValidator"
  | "noSecondValidator"
  /** Fifteen days since the validator could see it. */
  | "validationPeriodOver"
  /** The commands run the checks of `checks.ts`; `decide` only says that they are due. */
  | "checks";

export type InvoiceTransition = {
  /** Row of the table in domain reference § 10.2. */
  readonly row: string;
  readonly event: string;
  /** `null` stands for "no invoice yet". */
  readonly from: readonly (InvoiceStatus | null)[];
  readonly to: InvoiceStatus;
  readonly by: Side;
  readonly permission: InvoicePermission | null;
  readonly needs: readonly Need[];
  readonly motifs?: MotifUse;
  readonly cadres?: readonly Cadre[];
  /** Of invoices sent under this rule of the reform only (`on`), or of those sent without it; of all when there is none. */
  readonly reform?: { readonly rule: ReformRule; readonly on: boolean };
  /** The system takes this step by itself as soon as the invoice arrives there, in the same transaction. */
  readonly atOnce?: true;
};

const PLAIN = ["A1_FACTURE_FOURNISSEUR", "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE"] as const;
const A9 = ["A9_FACTURE_SOUSTRAITANT"] as const;
const A12 = ["A12_FACTURE_COTRAITANT"] as const;
const VALIDATED = [...A9, ...A12] as const;

/** From a status to itself: the supplier asks that its invoice be given up, the recipient keeps it. */
function askCancellation<S extends InvoiceStatus>(status: S) {
  const stays = { row: "F-136", from: [status], to: status, needs: ["comment"] } as const;
  return [
    { ...stays, event: "ask-cancellation", by: "supplier", permission: "invoice.submit" },
    { ...stays, event: "refuse-cancellation", by: "recipient", permission: "invoice.treat" },
  ] as const;
}

/** THE transition table (domain reference § 10.2, rows 1 to 24). Everything else about the life cycle is derived from it. */
export const INVOICE_TRANSITIONS = [
  {
    row: "1",
    event: "create-draft",
    from: [null],
    to: "BROUILLON",
    by: "supplier",
    permission: "invoice.draft",
    needs: [],
  },
  {
    row: "2",
    event: "delete-draft",
    from: ["BROUILLON"],
    to: "SUPPRIMEE",
    by: "supplier",
    permission: "invoice.draft",
    needs: [],
  },
  {
    row: "3",
    event: "submit",
    from: ["BROUILLON"],
    to: "DEPOSEE",
    by: "supplier",
    permission: "invoice.submit",
    needs: ["checks"],
    cadres: PLAIN,
  },
  {
    row: "4",
    event: "submit",
    from: ["BROUILLON"],
    to: "A_VALIDER_1",
    by: "supplier",
    permission: "invoice.submit",
    needs: ["checks", "validator"],
    cadres: VALIDATED,
  },
  {
    row: "5",
    event: "validate",
    from: ["A_VALIDER_1"],
    to: "VALIDEE_1",
    by: "validator",
    permission: "invoice.validate",
    needs: ["comment"],
  },
  {
    row: "5 bis",
    event: "validate-second",
    from: ["A_VALIDER_2"],
    to: "VALIDEE_2",
    by: "validator",
    permission: "invoice.validate",
    needs: ["comment"],
  },
  {
    row: "6",
    event: "refuse",
    from: ["A_VALIDER_1"],
    to: "REFUSEE_1",
    by: "validator",
    permission: "invoice.validate",
    needs: ["motif", "comment"],
    motifs: "refusal",
  },
  {
    row: "6 bis",
    event: "refuse-second",
    from: ["A_VALIDER_2"],
    to: "REFUSEE_2",
    by: "validator",
    permission: "invoice.validate",
    needs: ["motif", "comment"],
    motifs: "refusal",
  },
  {
    row: "7",
    event: "disclaim",
    from: ["A_VALIDER_1"],
    to: "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
    by: "validator",
    permission: "invoice.validate",
    needs: ["motif"],
    motifs: "wrongValidator",
  },
  {
    row: "7 bis",
    event: "disclaim-second",
    from: ["A_VALIDER_2"],
    to: "ERREUR_COTRAITANT_SUR_VALIDEUR",
    by: "validator",
    permission: "invoice.validate",
    needs: ["motif"],
    motifs: "wrongValidator",
  },
  {
    row: "8",
    event: "expire-validation",
    from: ["A_VALIDER_1"],
    to: "ABSENCE_VALIDATION_1_HORS_DELAI",
    by: "system",
    permission: null,
    needs: ["validationPeriodOver"],
    cadres: A9,
  },
  {
    row: "8 bis",
    event: "expire-second-validation",
    from: ["A_VALIDER_2"],
    to: "ABSENCE_VALIDATION_2_HORS_DELAI",
    by: "system",
    permission: null,
    needs: ["validationPeriodOver"],
    cadres: A9,
  },
  {
    row: "9",
    event: "correct-validator",
    from: ["ERREUR_FOURNISSEUR_SUR_VALIDEUR"],
    to: "A_VALIDER_1",
    by: "supplier",
    permission: "invoice.submit",
    needs: ["validator"],
  },
  {
    row: "9 bis",
    event: "correct-second-validator",
    from: ["ERREUR_COTRAITANT_SUR_VALIDEUR"],
    to: "A_VALIDER_2",
    by: "supplier",
    permission: "invoice.submit",
    needs: ["validator"],
  },
  {
    row: "10",
    event: "forward",
    from: ["VALIDEE_1", "ABSENCE_VALIDATION_1_HORS_DELAI"],
    to: "DEPOSEE",
    by: "system",
    permission: null,
    needs: ["noSecondValidator"],
  },
  {
    row: "10",
    event: "forward",
    from: ["REFUSEE_1"],
    to: "DEPOSEE",
    by: "system",
    permission: null,
    needs: ["noSecondValidator"],
    cadres: A9,
  },
  {
    row: "10 bis",
    event: "forward-to-second",
    from: ["VALIDEE_1", "ABSENCE_VALIDATION_1_HORS_DELAI"],
    to: "A_VALIDER_2",
    by: "system",
    permission: null,
    needs: ["secondValidator"],
  },
  {
    row: "10 bis",
    event: "forward-to-second",
    from: ["REFUSEE_1"],
    to: "A_VALIDER_2",
    by: "system",
    permission: null,
    needs: ["secondValidator"],
    cadres: A9,
  },
  {
    row: "10 ter",
    event: "forward",
    from: ["VALIDEE_2", "ABSENCE_VALIDATION_2_HORS_DELAI"],
    to: "DEPOSEE",
    by: "system",
    permission: null,
    needs: ["secondValidator"],
  },
  {
    row: "10 ter",
    event: "forward",
    from: ["REFUSEE_2"],
    to: "DEPOSEE",
    by: "system",
    permission: null,
    needs: ["secondValidator"],
    cadres: A9,
  },
  {
    row: "12",
    event: "route",
    from: ["DEPOSEE"],
    to: "EN_COURS_ACHEMINEMENT",
    by: "system",
    permission: null,
    needs: [],
  },
  {
    row: "12",
    event: "make-available",
    from: ["EN_COURS_ACHEMINEMENT"],
    to: "MISE_A_DISPOSITION",
    by: "system",
    permission: null,
    needs: [],
  },
  {
    row: "13",
    event: "ask-recycling",
    from: ["MISE_A_DISPOSITION"],
    to: "A_RECYCLER",
    by: "recipient",
    permission: "invoice.treat",
    needs: ["motifOrComment"],
    motifs: "recycling",
    reform: { rule: "RECYCLING_ENDED", on: false },
  },
  // The same gesture and the same reasons once recycling has ended: the supplier sends another invoice, under another number.
  {
    row: "13, § 18",
    event: "ask-recycling",
    from: ["MISE_A_DISPOSITION"],
    to: "REJETEE",
    by: "recipient",
    permission: "invoice.treat",
    needs: ["motifOrComment"],
    motifs: "recycling",
    reform: { rule: "RECYCLING_ENDED", on: true },
  },
  {
    row: "14",
    event: "suspend",
    from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE"],
    to: "SUSPENDUE",
    by: "recipient",
    permission: "invoice.treat",
    needs: ["motif"],
    motifs: "suspension",
  },
  {
    row: "15",
    event: "reject",
    from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "MANDATEE", "COMPLETEE", "SUSPENDUE"],
    to: "REJETEE",
    by: "recipient",
    permission: "invoice.treat",
    needs: ["motif"],
    motifs: "rejection",
  },
  {
    row: "16",
    event: "confirm-service",
    from: ["MISE_A_DISPOSITION", "COMPLETEE"],
    to: "SERVICE_FAIT",
    by: "recipient",
    permission: "invoice.treat",
    needs: [],
  },
  {
    row: "17",
    event: "order-payment",
    from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE"],
    to: "MANDATEE",
    by: "recipient",
    permission: "invoice.treat",
    needs: [],
  },
  {
    row: "18",
    event: "hand-to-accountant",
    from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE", "MANDATEE"],
    to: "MISE_A_DISPOSITION_COMPTABLE",
    by: "recipient",
    permission: "invoice.treat",
    needs: [],
  },
  {
    row: "19",
    event: "enter-in-books",
    from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE", "MANDATEE", "MISE_A_DISPOSITION_COMPTABLE"],
    to: "COMPTABILISEE",
    by: "recipient",
    permission: "invoice.treat",
    needs: [],
  },
  {
    row: "20",
    event: "pay",
    from: [
      "MISE_A_DISPOSITION",
      "SERVICE_FAIT",
      "COMPLETEE",
      "MANDATEE",
      "MISE_A_DISPOSITION_COMPTABLE",
      "COMPTABILISEE",
    ],
    to: "MISE_EN_PAIEMENT",
    by: "recipient",
    permission: "invoice.treat",
    needs: [],
  },
  {
    row: "§ 18",
    event: "state-collection",
    from: ["MISE_EN_PAIEMENT"],
    to: "MISE_EN_PAIEMENT",
    by: "system",
    permission: null,
    needs: [],
    reform: { rule: "COLLECTION_STATED", on: true },
    atOnce: true,
  },
  {
    row: "21",
    event: "complete",
    from: ["SUSPENDUE"],
    to: "COMPLETEE",
    by: "supplier",
    permission: "invoice.submit",
    needs: ["attachmentOrComment"],
  },
  {
    row: "22",
    event: "recycle",
    from: ["A_RECYCLER"],
    to: "DEPOSEE",
    by: "supplier",
    permission: "invoice.submit",
    needs: ["checks"],
  },
  {
    row: "§ 10.3",
    event: "acknowledge-suspension",
    from: ["SUSPENDUE"],
    to: "SUSPENDUE",
    by: "supplier",
    permission: "invoice.submit",
    needs: [],
  },
  {
    row: "§ 10.3",
    event: "acknowledge-rejection",
    from: ["REJETEE"],
    to: "REJETEE",
    by: "supplier",
    permission: "invoice.submit",
    needs: [],
  },
  // A request beside the treatment (feature F-136): the status stays, but for an agreement.
  ...askCancellation("MISE_A_DISPOSITION"),
  ...askCancellation("SERVICE_FAIT"),
  ...askCancellation("COMPLETEE"),
  ...askCancellation("SUSPENDUE"),
  {
    row: "F-136",
    event: "accept-cancellation",
    from: ["MISE_A_DISPOSITION", "SERVICE_FAIT", "COMPLETEE", "SUSPENDUE"],
    to: "REJETEE",
    by: "recipient",
    permission: "invoice.treat",
    needs: [],
  },
  {
    row: "F-146",
    event: "declare-payment",
    from: ["MISE_EN_PAIEMENT"],
    to: "MISE_EN_PAIEMENT",
    by: "supplier",
    permission: "invoice.submit",
    needs: [],
  },
  {
    row: "24",
    event: "treat-rejection",
    from: ["REJETEE"],
    to: "REJETEE",
    by: "supplier",
    permission: "invoice.submit",
    needs: [],
  },
] as const satisfies readonly InvoiceTransition[];
