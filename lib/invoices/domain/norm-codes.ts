import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

/** The statuses of XP Z12-012 that a status here is told as to other platforms, by their numbers. */
export const NORM_CODES = ["202", "203", "204", "205", "206", "208", "209", "210", "211", "212", "214"] as const;
export type NormCode = (typeof NORM_CODES)[number];

/** The table of domain reference § 18. What the norm has no code for (drafts, recycling, an answer that is awaited) has none. */
const OF_STATUS: Readonly<Partial<Record<InvoiceStatus, NormCode>>> = {
  DEPOSEE: "202",
  MISE_A_DISPOSITION: "203",
  REJETEE: "210",
  SUSPENDUE: "208",
  COMPLETEE: "209",
  SERVICE_FAIT: "204",
  MANDATEE: "204",
  MISE_A_DISPOSITION_COMPTABLE: "204",
  COMPTABILISEE: "204",
  MISE_EN_PAIEMENT: "211",
};

/** A validator's answer reads otherwise for a subcontractor (A9) and for a joint contractor (A12). */
const OF_ANSWER: Readonly<Partial<Record<InvoiceStatus, readonly [a9: NormCode, a12: NormCode]>>> = {
  VALIDEE_1: ["205", "214"],
  VALIDEE_2: ["205", "214"],
  REFUSEE_1: ["206", "210"],
  REFUSEE_2: ["206", "210"],
};

/** The automatic step that the reform adds after a payment. */
export const COLLECTION_EVENT = "state-collection";

/** The code of a status, or of the step that led to it; null when the norm has none. */
export function normCode(status: InvoiceStatus, cadre: Cadre, event?: string): NormCode | null {
  if (event === COLLECTION_EVENT) return "212";
  const answer = OF_ANSWER[status];
  if (answer) return cadre === "A12_FACTURE_COTRAITANT" ? answer[1] : answer[0];
  return OF_STATUS[status] ?? null;
}
