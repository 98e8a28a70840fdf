import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

/** What a status asks of the eye: `warn` waits for the supplier, `stop` is a refusal, `judge` is being validated, `ok` is paid. */
export type StatusTone = "neutral" | "wait" | "judge" | "ok" | "warn" | "stop";

export const STATUS_TONES: Readonly<Record<InvoiceStatus, StatusTone>> = {
  BROUILLON: "neutral",
  INTERPRETEE_OCR: "neutral",
  A_VALIDER_1: "judge",
  VALIDEE_1: "judge",
  REFUSEE_1: "stop",
  ABSENCE_VALIDATION_1_HORS_DELAI: "judge",
  ERREUR_FOURNISSEUR_SUR_VALIDEUR: "warn",
  A_VALIDER_2: "judge",
  VALIDEE_2: "judge",
  REFUSEE_2: "stop",
  ABSENCE_VALIDATION_2_HORS_DELAI: "judge",
  ERREUR_COTRAITANT_SUR_VALIDEUR: "warn",
  DEPOSEE: "wait",
  EN_COURS_ACHEMINEMENT: "wait",
  MISE_A_DISPOSITION: "wait",
  A_RECYCLER: "warn",
  REJETEE: "stop",
  SUSPENDUE: "warn",
  COMPLETEE: "wait",
  SERVICE_FAIT: "wait",
  MANDATEE: "wait",
  MISE_A_DISPOSITION_COMPTABLE: "wait",
  COMPTABILISEE: "wait",
  MISE_EN_PAIEMENT: "ok",
  NON_CONFORME: "stop",
  SUPPRIMEE: "neutral",
  ABANDONNEE: "neutral",
};
