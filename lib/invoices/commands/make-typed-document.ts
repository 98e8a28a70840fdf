import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type MadeDocument, makeDocument } from "#lib/documents/index.ts";
import { gatherFacts } from "#lib/invoices/data/check-facts.ts";
import { loadForCommand } from "#lib/invoices/data/load-for-command.ts";
import { typedContent } from "#lib/invoices/data/typed-content.ts";
import { blockingOnly, runChecks } from "#lib/invoices/domain/checks.ts";
import { facturXml } from "#lib/invoices/domain/factur-x.ts";
import { typedInvoicePdf } from "#lib/invoices/queries/typed-invoice-pdf.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { BRAND } from "#lib/shared/brand.ts";

/** The file made of a draft, good for that version of it alone. */
export type TypedFile = { readonly version: number; readonly document: MadeDocument };

/**
 * Makes the PDF and its Factur-X of a keyed-in draft, and stores its bytes, before the transaction that sends it. Null for what is no such
 * draft, or not ready: sending then says why.
 */
export async function makeTypedDocument(actor: Actor, invoiceId: string): Promise<TypedFile | null> {
  const row = await loadForCommand(db(), actor, "issued", invoiceId);
  if (row?.status !== "BROUILLON" || row.depositMode !== "SAISIE_PORTAIL") return null;
  const at = now();
  const facts = await gatherFacts(db(), actor, invoiceId, at);
  if (!facts || blockingOnly(runChecks(facts)).length > 0) return null;
  const made = await typedContent(db(), invoiceId);
  if (!made) return null;
  const { content, version } = made;
  const madeBy = `Facture établie par ${BRAND.name} au nom et pour le compte de ${content.supplier.name} (article 289, I-2 du code général des impôts).`;
  const xml = facturXml(content);
  const bytes = await typedInvoicePdf(content, { xml, at, language: actor.locale === "en" ? "en" : "fr", madeBy });
  const document = await makeDocument(bytes, `facture-${content.number.replace(/[^A-Za-z0-9-]/g, "_")}.pdf`);
  const read = document.reading.fields;
  // Read back as any deposited file is: what cannot be read the same is not sent.
  const [total, due] = [read.totalInclTax?.value, read.amountDue?.value];
  if (total !== content.totalInclTax.toString() || due !== content.amountDue.toString()) {
    throw new Error(`the document made for invoice ${invoiceId} reads back as ${total} and ${due}`);
  }
  return { version, document };
}
