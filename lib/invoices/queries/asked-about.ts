import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type LookSide, visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** What a request for help must know of the invoice that it is about. */
export type AskedAbout = {
  readonly invoiceId: string;
  readonly number: string;
  readonly side: LookSide;
  /** The person's own structure on that side, when they read it there. */
  readonly structureId: string | null;
  readonly supplierServiceId: string | null;
  readonly recipientId: string | null;
  readonly recipientServiceId: string | null;
  readonly recipientIdentifier: string;
  readonly recipientName: string;
};

const SIDES = ["issued", "received", "toValidate"] as const;

/**
 * The invoice that somebody asks about, among those that they see from any side: by its id, or by the number that they typed, of the
 * structure in whose name they ask first. A number of theirs that several invoices bear gives the newest.
 */
export async function invoiceAskedAbout(
  actor: Actor,
  asked: { invoiceId: string } | { number: string; structureId: string | null },
): Promise<AskedAbout | null> {
  if ("invoiceId" in asked && !isId(asked.invoiceId)) return null;
  for (const side of SIDES) {
    const rows = await db().invoice.findMany({
      where: {
        AND: [
          "invoiceId" in asked ? { id: asked.invoiceId } : { number: asked.number },
          { number: { not: null }, submittedAt: { not: null } },
          visibleTo(actor, side),
        ],
      },
      orderBy: { submittedAt: "desc" },
      take: 5,
      select: {
        ...{ id: true, number: true, supplierId: true, supplierServiceId: true, validatorId: true },
        ...{ recipientId: true, recipientServiceId: true },
        recipient: { select: { identifier: true, legalName: true } },
      },
    });
    const placeOf = (row: (typeof rows)[number]) =>
      ({ issued: row.supplierId, received: row.recipientId, toValidate: row.validatorId })[side];
    const wanted = "structureId" in asked ? asked.structureId : null;
    const row = rows.find((one) => placeOf(one) === wanted) ?? rows[0];
    if (!row?.number) continue;
    return {
      ...{ invoiceId: row.id, number: row.number, side, structureId: placeOf(row) },
      supplierServiceId: row.supplierServiceId,
      recipientId: row.recipientId,
      recipientServiceId: row.recipientServiceId,
      recipientIdentifier: row.recipient?.identifier ?? "",
      recipientName: row.recipient?.legalName ?? "",
    };
  }
  return null;
}
