import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { selectByNumber, selectToValidateByNumber } from "#lib/invoices/data/by-number.ts";
import { type LookSide, reachOf, validatingStructures } from "#lib/invoices/data/invoice.scope.ts";
import type { NumberedInvoice } from "#lib/invoices/domain/views.ts";
import { SHORTEST_SEARCH } from "#lib/shared/search-words.ts";

/**
 * Invoices by the beginning of their number, from every side from which the person may look at them (F-3): what they issued, what
 * they received, what they are asked to validate. Fewer than three characters find nothing.
 *
 * @param limit of each side.
 */
export async function findByNumber(actor: Actor, typed: string, limit: number): Promise<NumberedInvoice[]> {
  const number = typed.trim().slice(0, 100);
  if (number.length < SHORTEST_SEARCH) return [];
  const [issued, received, toValidate] = await Promise.all([
    selectByNumber(reachOf(actor, "issued"), "issued", number, limit),
    selectByNumber(reachOf(actor, "received"), "received", number, limit),
    selectToValidateByNumber(validatingStructures(actor), number, limit),
  ]);
  const seenFrom = (side: LookSide) => (row: Omit<NumberedInvoice, "side">) => ({ ...row, side });
  return [
    ...issued.map(seenFrom("issued")),
    ...received.map(seenFrom("received")),
    ...toValidate.map(seenFrom("toValidate")),
  ];
}
