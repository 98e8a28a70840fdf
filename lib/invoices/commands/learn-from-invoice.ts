import "server-only";
import { learnFromDocument } from "#lib/documents/index.ts";
import { findSentPage } from "#lib/invoices/data/sent-page.ts";

/** What runs for a `document.learn` job: the values an invoice was sent with, found again on its page. Nothing for a draft that came back. */
export async function learnFromInvoice(invoiceId: string): Promise<void> {
  const page = await findSentPage(invoiceId);
  if (page) await learnFromDocument(page);
}
