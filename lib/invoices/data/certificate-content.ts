import "server-only";
import { amountText } from "#lib/invoices/data/invoice.mapping.ts";
import type { CertificateContent } from "#lib/invoices/domain/certificate.ts";
import type { Tx } from "#lib/platform/db.ts";
import { isoDateOf } from "#lib/shared/dates.ts";

const PARTY = { select: { identifierType: true, identifier: true, legalName: true } } as const;
const SERVICE = { select: { code: true } } as const;

/** What the certificate of deposit will say of an invoice that is complete and about to be sent at `at`. */
export async function certificateContent(tx: Tx, invoiceId: string, at: Date): Promise<CertificateContent> {
  const row = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    include: {
      supplier: PARTY,
      supplierService: SERVICE,
      recipient: PARTY,
      recipientService: SERVICE,
      files: {
        orderBy: [{ role: "asc" }, { addedAt: "asc" }, { id: "asc" }],
        select: { role: true, document: { select: { fileName: true, size: true, sha256: true } } },
      },
    },
  });
  const { number, issueDate, recipient } = row;
  const [excl, tax, incl, due] = [row.totalExclTax, row.totalTax, row.totalInclTax, row.amountDue].map(amountText);
  if (!number || !issueDate || !recipient || !excl || !tax || !incl || !due) {
    throw new Error("an invoice that passed the checks is complete");
  }
  const party = ({ legalName, ...identifiers }: typeof recipient, service: { code: string } | null) => ({
    ...identifiers,
    name: legalName,
    serviceCode: service?.code ?? null,
  });
  return {
    version: 1,
    invoiceId,
    number,
    invoiceType: row.invoiceType,
    issueDate: isoDateOf(issueDate),
    cadre: row.cadre,
    supplier: party(row.supplier, row.supplierService),
    recipient: party(recipient, row.recipientService),
    commitmentNumber: row.commitmentNumber,
    contractNumber: row.contractNumber,
    currency: row.currency,
    totalExclTax: excl,
    totalTax: tax,
    totalInclTax: incl,
    amountDue: due,
    depositMode: row.depositMode,
    depositFormat: row.depositFormat,
    depositedAt: at.toISOString(),
    files: row.files.map(({ role, document: { fileName, size, sha256 } }) => ({ name: fileName, role, size, sha256 })),
  };
}
