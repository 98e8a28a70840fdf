import type { ValueName } from "#lib/invoices/domain/invoice.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

/** What a supplier may touch: the values of an invoice and its files. */
export type EditableName = ValueName | "mainFile" | "attachments";

const EVERYTHING = "everything";
type Open = typeof EVERYTHING | readonly EditableName[];

/**
 * What each status leaves open to the supplier (domain reference § 10.2-10.3). A status that is not here leaves nothing
 * open: amounts never change after sending, a wrong invoice is rejected and issued again.
 */
const OPEN_FIELDS: Readonly<Partial<Record<InvoiceStatus, Open>>> = {
  BROUILLON: EVERYTHING,
  A_RECYCLER: ["recipientId", "recipientServiceId", "commitmentNumber", "comment"],
  SUSPENDUE: ["attachments", "comment"],
  ERREUR_FOURNISSEUR_SUR_VALIDEUR: ["validatorId"],
  ERREUR_COTRAITANT_SUR_VALIDEUR: ["secondValidatorId"],
};

export function isOpen(status: InvoiceStatus, name: EditableName): boolean {
  const open = OPEN_FIELDS[status];
  return open === EVERYTHING || (open?.includes(name) ?? false);
}

/** True when the supplier can still change something. */
export function isEditable(status: InvoiceStatus): boolean {
  return status in OPEN_FIELDS;
}
