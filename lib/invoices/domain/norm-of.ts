import { isCadre } from "#lib/invoices/domain/cadres.ts";
import { COLLECTION_EVENT, type NormCode, normCode } from "#lib/invoices/domain/norm-codes.ts";
import type { Reform } from "#lib/invoices/domain/reform.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

type Invoice = { readonly cadre: string; readonly reform: Reform };
type Step = { readonly status: InvoiceStatus; readonly event: string };

/** The code of the norm of a step, for an invoice that was sent under the rule that shows them; null otherwise. */
export function stepNorm({ cadre, reform }: Invoice, { status, event }: Step): NormCode | null {
  if (!reform.includes("NORM_CODES") || !isCadre(cadre)) return null;
  return normCode(status, cadre, event);
}

/** The code of where the invoice is now: collected once that was stated. */
export function presentNorm(invoice: Invoice & { status: InvoiceStatus; history: readonly Step[] }): NormCode | null {
  const collected = invoice.history.some(
    ({ event, status }) => event === COLLECTION_EVENT && status === invoice.status,
  );
  return stepNorm(invoice, { status: invoice.status, event: collected ? COLLECTION_EVENT : "" });
}
