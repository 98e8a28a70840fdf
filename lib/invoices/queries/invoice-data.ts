import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { rewriteEInvoice, type WrittenSyntax, writtenFromCii } from "#lib/documents/index.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { typedContent } from "#lib/invoices/data/typed-content.ts";
import { safeName } from "#lib/invoices/domain/archive.ts";
import { dataLines } from "#lib/invoices/domain/data-lines.ts";
import { facturXml } from "#lib/invoices/domain/factur-x.ts";
import type { DocumentParty, TypedDocument } from "#lib/invoices/domain/typed-document.ts";
import { db } from "#lib/platform/db.ts";
import { loadBytes } from "#lib/platform/storage.ts";
import { isId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type InvoiceData = { readonly name: string; readonly xml: string };

/** Deposits whose file holds the data themselves. */
const CARRIES_DATA = /^IN_DP_/;

/**
 * The data of a sent invoice as UBL or CII (F-137), for its supplier and its recipient: those of its own file where it has any, else those
 * it was sent with. NOT_CONVERTIBLE when the result would lose something, or would break the norm.
 */
export async function invoiceData(
  actor: Actor,
  invoiceId: string,
  syntax: WrittenSyntax,
): Promise<Result<InvoiceData, "NOT_FOUND" | "NOT_CONVERTIBLE">> {
  if (!isId(invoiceId)) return refuse("NOT_FOUND");
  const row = await db().invoice.findFirst({
    where: {
      AND: [
        { id: invoiceId, submittedAt: { not: null } },
        { OR: [visibleTo(actor, "issued"), visibleTo(actor, "received")] },
      ],
    },
    select: {
      number: true,
      depositFormat: true,
      depositMode: true,
      supplier: { select: { undisclosed: true } },
      recipient: { select: { undisclosed: true } },
      files: { where: { role: "MAIN" }, take: 1, select: { document: { select: { sha256: true } } } },
    },
  });
  const [main] = row?.files ?? [];
  if (!row || !main) return refuse("NOT_FOUND");
  const carried = row.depositMode === "SAISIE_PORTAIL" || CARRIES_DATA.test(row.depositFormat ?? "");
  const xml = carried ? await ofFile(main.document.sha256, syntax) : await ofRow(invoiceId, syntax, row);
  return xml === null
    ? refuse("NOT_CONVERTIBLE")
    : ok({ name: safeName(`${row.number ?? invoiceId}-${syntax.toLowerCase()}.xml`), xml });
}

async function ofFile(sha256: string, to: WrittenSyntax): Promise<string | null> {
  const written = await rewriteEInvoice({ bytes: await loadBytes(sha256), to });
  return written.ok ? written.data.xml : null;
}

/** What a page was sent with: totals, references, parties, and VAT by rate. */
async function ofRow(invoiceId: string, syntax: WrittenSyntax, who: Disclosures): Promise<string | null> {
  const read = await typedContent(db(), invoiceId);
  const lines = read && dataLines(read.values);
  if (!lines) return null;
  const { content } = read;
  // A transfer to no account is no means of payment that the norm knows (BR-61).
  const paymentMode = content.paymentMode === "VIREMENT" && !content.account ? "AUTRE" : content.paymentMode;
  const document: TypedDocument = {
    ...content,
    ...lines,
    paymentMode,
    supplier: shown(content.supplier, who.supplier),
    recipient: shown(content.recipient, who.recipient),
  };
  return writtenFromCii(facturXml(document), syntax);
}

type Disclosure = { readonly undisclosed: boolean } | null;
type Disclosures = { readonly supplier: Disclosure; readonly recipient: Disclosure };

/** Where somebody lives who does not want it known is not taken from the portal's own register (F-34): the page says what it says. */
function shown(party: DocumentParty, disclosure: Disclosure): DocumentParty {
  return disclosure?.undisclosed ? { ...party, addressLines: [], postcode: null, town: null } : party;
}
