import type { EInvoice } from "#lib/documents/domain/einvoice/invoice.ts";
import { groupsAt, textOfTerm } from "#lib/documents/domain/einvoice/model.ts";

/** How an electronic invoice is to be paid and taxed, by its terms: codes of the norm, which pages seldom print. */
export type Settlement = {
  /** BT-81, of the first means of payment (UNTDID 4461). */
  readonly paymentMeans: string | null;
  /** BT-8: what makes VAT due (UNTDID 2005 in UBL, 2475 in CII). */
  readonly vatPoint: string | null;
  /** BT-118 of each line of the breakdown, each once. */
  readonly categories: readonly string[];
  /** BT-120, the first. */
  readonly exemptionReason: string | null;
  /** BT-25: the invoice that this one credits or corrects, when there is one only. */
  readonly preceding: string | null;
};

export function settlementOf({ root }: EInvoice): Settlement {
  const breakdown = groupsAt(root, "BG-23");
  const texts = (path: string, term: string) => groupsAt(root, path).flatMap((group) => textOfTerm(group, term) ?? []);
  const preceding = texts("BG-3", "BT-25");
  return {
    paymentMeans: texts("BG-16", "BT-81")[0] ?? null,
    vatPoint: textOfTerm(root, "BT-8"),
    categories: [...new Set(breakdown.flatMap((group) => textOfTerm(group, "BT-118") ?? []))],
    exemptionReason: texts("BG-23", "BT-120")[0] ?? null,
    preceding: preceding.length === 1 ? (preceding[0] ?? null) : null,
  };
}
