/** The statuses of a simple invoice (domain reference § 10.1). Official codes as values; labels are in `messages`. */
export const INVOICE_STATUSES = [
  "BROUILLON",
  "INTERPRETEE_OCR",
  "A_VALIDER_1",
  "VALIDEE_1",
  "REFUSEE_1",
  "ABSENCE_VALIDATION_1_HORS_DELAI",
  "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
  "A_VALIDER_2",
  "VALIDEE_2",
  "REFUSEE_2",
  "ABSENCE_VALIDATION_2_HORS_DELAI",
  "ERREUR_COTRAITANT_SUR_VALIDEUR",
  "DEPOSEE",
  "EN_COURS_ACHEMINEMENT",
  "MISE_A_DISPOSITION",
  "A_RECYCLER",
  "REJETEE",
  "SUSPENDUE",
  "COMPLETEE",
  "SERVICE_FAIT",
  "MANDATEE",
  "MISE_A_DISPOSITION_COMPTABLE",
  "COMPTABILISEE",
  "MISE_EN_PAIEMENT",
  "NON_CONFORME",
  "SUPPRIMEE",
  "ABANDONNEE",
] as const;

export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export function isInvoiceStatus(code: string): code is InvoiceStatus {
  return (INVOICE_STATUSES as readonly string[]).includes(code);
}

/**
 * Codes of the official list that nothing here leads to. Reading a PDF happens on the document, so that a slow scan never
 * locks a draft (INTERPRETEE_OCR); non-conformity belongs to the flow that carried the invoice; the last one is history.
 * They exist so that an imported invoice can be shown as it is.
 */
export const IMPORTED_ONLY_STATUSES = [
  "INTERPRETEE_OCR",
  "NON_CONFORME",
  "ABANDONNEE",
] as const satisfies readonly InvoiceStatus[];

/**
 * Nothing leaves these (domain reference § 10.1, § 10.2 row 24). A validator's refusal also ends a cocontractor's invoice
 * (row 11), but not a subcontractor's, so REFUSEE_1 and REFUSEE_2 are not here: ask `availableEvents`.
 */
export const TERMINAL_STATUSES = [
  "REJETEE",
  "MISE_EN_PAIEMENT",
  "NON_CONFORME",
  "SUPPRIMEE",
  "ABANDONNEE",
] as const satisfies readonly InvoiceStatus[];

/** What goes into the archives once it has been so for a year (domain reference § 12): over, and seen by its recipient. */
export const ARCHIVED_STATUSES = [
  "REJETEE",
  "MISE_EN_PAIEMENT",
  "NON_CONFORME",
  "ABANDONNEE",
] as const satisfies readonly InvoiceStatus[];
export const ARCHIVED_AFTER_MONTHS = 12;
/** Kept and readable for ten years from the deposit (domain reference § 12). */
export const KEPT_YEARS = 10;

/** Statuses that the supplier's lists never show: a deleted draft is gone for its author. */
export const HIDDEN_FROM_SUPPLIER = ["SUPPRIMEE"] as const satisfies readonly InvoiceStatus[];

/** What the recipient sees: only what has been made available to him, and what became of it (domain reference § 10.1). */
export const VISIBLE_TO_RECIPIENT = [
  "MISE_A_DISPOSITION",
  "A_RECYCLER",
  "REJETEE",
  "SUSPENDUE",
  "COMPLETEE",
  "SERVICE_FAIT",
  "MANDATEE",
  "MISE_A_DISPOSITION_COMPTABLE",
  "COMPTABILISEE",
  "MISE_EN_PAIEMENT",
] as const satisfies readonly InvoiceStatus[];

/** « Synthèse » of the supplier: what waits for a gesture of his (domain reference § 10.3). A rejection leaves it once treated. */
export const SUPPLIER_WORK_STATUSES = [
  "A_RECYCLER",
  "SUSPENDUE",
  "REJETEE",
  "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
  "ERREUR_COTRAITANT_SUR_VALIDEUR",
  "BROUILLON",
] as const satisfies readonly InvoiceStatus[];

/** What waits for the recipient: he has it, and neither refused nor finished it. */
export const RECIPIENT_WORK_STATUSES = [
  "MISE_A_DISPOSITION",
  "COMPLETEE",
  "SERVICE_FAIT",
  "MANDATEE",
  "MISE_A_DISPOSITION_COMPTABLE",
  "COMPTABILISEE",
] as const satisfies readonly InvoiceStatus[];

/** The name of the group below, where a search may ask for one state. */
export const AWAITING_PAYMENT = "EN_ATTENTE_DE_PAIEMENT";

/** « En attente de paiement » of the supplier's figures: sent, and neither refused nor paid. */
export const AWAITING_PAYMENT_STATUSES = [
  "A_VALIDER_1",
  "VALIDEE_1",
  "ABSENCE_VALIDATION_1_HORS_DELAI",
  "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
  "A_VALIDER_2",
  "VALIDEE_2",
  "ABSENCE_VALIDATION_2_HORS_DELAI",
  "ERREUR_COTRAITANT_SUR_VALIDEUR",
  "DEPOSEE",
  "EN_COURS_ACHEMINEMENT",
  "MISE_A_DISPOSITION",
  "A_RECYCLER",
  "SUSPENDUE",
  "COMPLETEE",
  "SERVICE_FAIT",
  "MANDATEE",
  "MISE_A_DISPOSITION_COMPTABLE",
  "COMPTABILISEE",
] as const satisfies readonly InvoiceStatus[];

export function isOneOf<T extends string>(list: readonly T[], code: string): code is T {
  return (list as readonly string[]).includes(code);
}
