import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { FileView } from "#lib/invoices/domain/views.ts";
import type { SignatureReport } from "#lib/shared/signature.ts";

export const FILE_SELECT = {
  id: true,
  documentId: true,
  role: true,
  designation: true,
  typeCode: true,
  addedAt: true,
  document: { select: { fileName: true, mediaType: true, size: true, sha256: true, signatures: true } },
} as const satisfies Prisma.InvoiceFileSelect;

type FileRow = Prisma.InvoiceFileGetPayload<{ select: typeof FILE_SELECT }>;

/** One file of an invoice. `removable`: the supplier may still take it away. */
export function toFile({ document, ...file }: FileRow, removable: boolean): FileView {
  // Only the reception of documents writes this column, from that type.
  const signatures = (document.signatures as SignatureReport[] | null) ?? [];
  return { ...file, ...document, signatures, removable };
}
