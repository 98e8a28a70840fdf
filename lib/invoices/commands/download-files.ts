import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { downloadFile } from "#lib/invoices/commands/download-file.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { type PlannedEntry, storedEntry, zipEntries } from "#lib/invoices/data/zip-plan.ts";
import { safeName, uniqueNames } from "#lib/invoices/domain/archive.ts";
import { db } from "#lib/platform/db.ts";
import { type ZipEntry, zipLength } from "#lib/platform/zip-writer.ts";
import { isId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type InvoiceZip = {
  readonly name: string;
  readonly length: number | null;
  readonly entries: () => AsyncGenerator<ZipEntry>;
};

/**
 * Every file of one invoice that this person may have, from the side they see it: each is had as by itself, and kept as such (F-69).
 * `unreadable` is what stands in the place of a file that the storage does not give.
 */
export async function downloadFiles(
  actor: Actor,
  invoiceId: string,
  unreadable: string,
): Promise<Result<InvoiceZip, "NOT_FOUND">> {
  if (!isId(invoiceId)) return refuse("NOT_FOUND");
  for (const side of ["issued", "received", "toValidate"] as const) {
    const invoice = await db().invoice.findFirst({
      where: { AND: [{ id: invoiceId }, visibleTo(actor, side)] },
      select: {
        number: true,
        draftNumber: true,
        files: {
          orderBy: [{ role: "asc" }, { addedAt: "asc" }, { id: "asc" }],
          select: { id: true, document: { select: { fileName: true, sha256: true, size: true } } },
        },
      },
    });
    if (!invoice) continue;
    const nameOf = uniqueNames();
    const plan: PlannedEntry[] = [];
    for (const { id, document } of invoice.files) {
      const had = await downloadFile(actor, side, { invoiceId, fileId: id });
      if (had.ok) plan.push(storedEntry(nameOf(document.fileName), document));
    }
    if (plan.length === 0) return refuse("NOT_FOUND");
    return ok({
      name: `${safeName(invoice.number ?? invoice.draftNumber)}.zip`,
      length: zipLength(plan),
      entries: () => zipEntries(plan, unreadable),
    });
  }
  return refuse("NOT_FOUND");
}
