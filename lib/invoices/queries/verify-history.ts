import "server-only";
import { loadHistory } from "#lib/invoices/data/history-rows.ts";
import { type ChainVerdict, verifyChain } from "#lib/invoices/domain/history.ts";
import { db } from "#lib/platform/db.ts";

/** Recomputes the whole hash chain of one invoice (T-18). Null when there is no such invoice. */
export async function verifyHistory(invoiceId: string): Promise<ChainVerdict | null> {
  const invoice = await db().invoice.findUnique({ where: { id: invoiceId }, select: { status: true } });
  return invoice && verifyChain(await loadHistory(db(), invoiceId), invoice.status);
}
