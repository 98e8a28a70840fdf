import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type LookSide, visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** The invoice through which a person may see a document, and from which side. */
export type DocumentAccess = {
  readonly invoiceId: string;
  readonly fileId: string;
  readonly documentId: string;
  readonly side: LookSide;
};

/** Through which invoice the person may see this document, or null: a document has no reader of its own. */
export async function documentAccess(actor: Actor, documentId: string): Promise<DocumentAccess | null> {
  if (!isId(documentId)) return null;
  for (const side of ["issued", "received", "toValidate"] as const) {
    const found = await db().invoiceFile.findMany({
      where: { documentId, invoice: visibleTo(actor, side) },
      select: {
        id: true,
        addedAt: true,
        invoice: { select: { id: true, status: true, statusAt: true, submittedAt: true } },
      },
    });
    const shown = found.find((file) => isShown(file, side));
    if (shown) return { invoiceId: shown.invoice.id, fileId: shown.id, documentId, side };
  }
  return null;
}

type File = { addedAt: Date; invoice: { status: string; statusAt: Date; submittedAt: Date | null } };

/**
 * What the supplier is gathering to complete a suspended invoice is not the recipient's to see yet, and what it sent the recipient later
 * was not before the validator.
 */
function isShown({ addedAt, invoice }: File, side: LookSide): boolean {
  if (side === "issued") return true;
  if (side === "toValidate") return invoice.submittedAt !== null && addedAt <= invoice.submittedAt;
  return invoice.status !== "SUSPENDUE" || addedAt <= invoice.statusAt;
}
