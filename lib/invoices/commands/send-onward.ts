import "server-only";
import { applyTransition, type TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
import { isCadre } from "#lib/invoices/domain/cadres.ts";
import { hasSecondValidator, onwardEvent } from "#lib/invoices/domain/validation.ts";
import type { Tx } from "#lib/platform/db.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * Carries an invoice from a validator's answer, or silence, to the second validator or to its recipient: rows 10, 10 bis and 10 ter of the
 * table, in the transaction of the answer, so that none stays between two companies. An A12 that was refused goes nowhere (row 11).
 */
export async function sendOnward(tx: Tx, invoiceId: string, at: Date): Promise<Result<null, TransitionRefusal>> {
  const select = { status: true, cadre: true, secondValidatorId: true } as const;
  const row = await tx.invoice.findUnique({ where: { id: invoiceId }, select });
  if (!row) return refuse("NOT_FOUND");
  const cadre = isCadre(row.cadre) ? row.cadre : "A1_FACTURE_FOURNISSEUR";
  const secondValidator = hasSecondValidator(cadre, row.secondValidatorId);
  const event = onwardEvent({ status: row.status, cadre, secondValidator });
  if (!event) return ok(null);
  const moved = await applyTransition(tx, { invoiceId, event, input: { by: "system" }, mover: null, at });
  return moved.ok ? ok(null) : moved;
}
