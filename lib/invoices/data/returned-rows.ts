import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, structuresWith } from "#lib/access/index.ts";
import { dueBefore, RETURNED, type ReturnedRow } from "#lib/invoices/domain/returned.ts";
import { db } from "#lib/platform/db.ts";

/** What came back to the structures and services for which the person sends, and that nobody there has acknowledged. Index: `invoice_to_acknowledge`. */
function waiting(actor: Actor): Prisma.InvoiceWhereInput | null {
  const places = structuresWith(actor, "invoice.submit").map(({ structureId, serviceIds }) => ({
    supplierId: structureId,
    ...(serviceIds === "all" ? {} : { supplierServiceId: { in: [...serviceIds] } }),
  }));
  if (places.length === 0) return null;
  return { OR: places, status: { in: [...RETURNED] }, acknowledgedAt: null, rejectionHandledAt: null };
}

/** The oldest first: those that press come before those that are new. */
export async function selectReturned(actor: Actor, limit: number): Promise<ReturnedRow[]> {
  const where = waiting(actor);
  if (!where) return [];
  const rows = await db().invoice.findMany({
    where,
    orderBy: [{ statusAt: "asc" }, { id: "asc" }],
    take: limit,
    select: {
      id: true,
      status: true,
      number: true,
      statusAt: true,
      statusMotif: true,
      statusComment: true,
      recipient: { select: { legalName: true, identifier: true, undisclosed: true } },
    },
  });
  return rows.flatMap(({ recipient, status, ...row }) =>
    status === "REJETEE" || status === "SUSPENDUE"
      ? [
          {
            id: row.id,
            status,
            number: row.number ?? "",
            recipientName: recipient?.undisclosed ? recipient.identifier : (recipient?.legalName ?? ""),
            statusAt: row.statusAt,
            motif: row.statusMotif,
            comment: row.statusComment,
          },
        ]
      : [],
  );
}

export async function isAnyDue(actor: Actor, at: Date): Promise<boolean> {
  const where = waiting(actor);
  if (!where) return false;
  const due = { ...where, statusAt: { lt: dueBefore(at) } };
  return (await db().invoice.findFirst({ where: due, select: { id: true } })) !== null;
}
