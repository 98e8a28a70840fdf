import "server-only";
import type { SentValues } from "#lib/documents/index.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { isoDateOf } from "#lib/shared/dates.ts";

/** Kinds of documents whose fields were read from a page: an XML says them exactly, and teaches nothing. */
const PAGES = ["pdf-text", "pdf-scan", "image"];

/** Whether the main document of an invoice was read from its page. */
export async function wasReadFromPage(tx: Tx, invoiceId: string): Promise<boolean> {
  const where = { role: "MAIN" as const, invoiceId, document: { extraction: { kind: { in: PAGES } } } };
  return (await tx.invoiceFile.findFirst({ where, select: { id: true } })) !== null;
}

/** An invoice that was sent, with the document that it was read from. Amounts without sign, as the form keeps them. */
export async function findSentPage(
  invoiceId: string,
): Promise<{ documentId: string; structureId: string; sent: SentValues } | null> {
  const row = await db().invoice.findFirst({
    where: { id: invoiceId, status: { not: "BROUILLON" } },
    select: {
      supplierId: true,
      number: true,
      issueDate: true,
      commitmentNumber: true,
      contractNumber: true,
      totalExclTax: true,
      totalTax: true,
      totalInclTax: true,
      amountDue: true,
      recipient: { select: { identifier: true } },
      recipientService: { select: { code: true } },
      files: {
        where: { role: "MAIN", document: { extraction: { kind: { in: PAGES } } } },
        select: { documentId: true },
        take: 1,
      },
    },
  });
  const documentId = row?.files[0]?.documentId;
  if (!row || !documentId) return null;
  const sent: SentValues = {
    invoiceNumber: row.number,
    issueDate: row.issueDate && isoDateOf(row.issueDate),
    recipientSiret: row.recipient?.identifier ?? null,
    serviceCode: row.recipientService?.code ?? null,
    commitmentNumber: row.commitmentNumber,
    contractNumber: row.contractNumber,
    totalExclTax: row.totalExclTax?.toFixed(2) ?? null,
    totalTax: row.totalTax?.toFixed(2) ?? null,
    totalInclTax: row.totalInclTax?.toFixed(2) ?? null,
    amountDue: row.amountDue?.toFixed(2) ?? null,
  };
  return { documentId, structureId: row.supplierId, sent };
}
