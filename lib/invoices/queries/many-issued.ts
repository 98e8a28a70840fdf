import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, can } from "#lib/access/index.ts";
import { MANY_ISSUED } from "#lib/invoices/commands/many-issued.ts";
import { answerFor } from "#lib/invoices/data/idempotency.ts";
import { amountText } from "#lib/invoices/data/invoice.mapping.ts";
import { reachOf, visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { type ManyOutcome, readOutcomes } from "#lib/invoices/domain/many.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

/** As many as a page of the list can hold. */
const MOST_CHOSEN = 100;

const SELECT = {
  id: true,
  version: true,
  number: true,
  draftNumber: true,
  status: true,
  totalInclTax: true,
  currency: true,
  supplierId: true,
  supplierServiceId: true,
  rejectionHandledAt: true,
  recipient: { select: { legalName: true, identifier: true, undisclosed: true } },
} as const;

export type ChosenIssued = {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly supplierId: string;
  readonly recipientName: string | null;
  readonly totalInclTax: string | null;
  readonly currency: string;
  /** What this person may do with it. */
  readonly deletable: boolean;
  readonly acknowledgeable: boolean;
  readonly instructable: boolean;
};

/** The invoices that were ticked and that the person sees, in that order. */
export async function chosenIssued(actor: Actor, ids: readonly string[]): Promise<readonly ChosenIssued[]> {
  const asked = [...new Set(ids.filter(isId))].slice(0, MOST_CHOSEN);
  if (asked.length === 0) return [];
  const where = { AND: [{ id: { in: asked } }, visibleTo(actor, "issued")] };
  const rows = await db().invoice.findMany({ where, select: SELECT });
  return rows
    .toSorted((a, b) => asked.indexOf(a.id) - asked.indexOf(b.id))
    .map(({ number, draftNumber, totalInclTax, recipient, rejectionHandledAt, supplierServiceId, ...row }) => {
      const subject = { structureId: row.supplierId, serviceId: supplierServiceId };
      const drafts = can(actor, "invoice.draft", subject);
      return {
        ...row,
        number: number ?? draftNumber,
        recipientName: recipient && publicName(recipient),
        totalInclTax: amountText(totalInclTax),
        deletable: row.status === "BROUILLON" && drafts,
        acknowledgeable:
          row.status === "REJETEE" && rejectionHandledAt === null && can(actor, "invoice.submit", subject),
        instructable: drafts,
      };
    });
}

export type ManyIssuedResult = readonly (ManyOutcome & {
  readonly number: string;
  /** False for a draft that is gone: it has no page any more. */
  readonly there: boolean;
  readonly assigneeName: string | null;
})[];

/** What became of each invoice of one's own gesture on several, deleted drafts included; null when there was no such gesture. */
export async function manyIssuedResult(actor: Actor, key: string): Promise<ManyIssuedResult | null> {
  if (key === "" || key.length > 100) return null;
  const kept = await answerFor<Record<string, string>>({ userId: actor.userId, operation: MANY_ISSUED, key });
  if (!kept) return null;
  const outcomes = readOutcomes(kept);
  const given = outcomes.flatMap((one) => ("assigneeId" in one && one.assigneeId ? [one.assigneeId] : []));
  const [rows, people] = await Promise.all([
    db().invoice.findMany({
      where: { AND: [{ id: { in: outcomes.map((one) => one.invoiceId) } }, ownedBy(actor)] },
      select: { id: true, number: true, draftNumber: true, status: true },
    }),
    db().user.findMany({ where: { id: { in: given } }, select: { id: true, firstName: true, lastName: true } }),
  ]);
  const invoices = new Map(rows.map((row) => [row.id, row]));
  const names = new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  return outcomes.flatMap((outcome) => {
    const row = invoices.get(outcome.invoiceId);
    if (!row) return [];
    const assigneeName = ("assigneeId" in outcome && outcome.assigneeId && names.get(outcome.assigneeId)) || null;
    return [{ ...outcome, number: row.number ?? row.draftNumber, there: row.status !== "SUPPRIMEE", assigneeName }];
  });
}

/** What belongs to the person's places, deleted or not: only to tell them what they have just done. */
function ownedBy(actor: Actor): Prisma.InvoiceWhereInput {
  const places = reachOf(actor, "issued").map(({ structureId, serviceIds }) => ({
    supplierId: structureId,
    ...(serviceIds === "all" ? {} : { supplierServiceId: { in: [...serviceIds] } }),
  }));
  return places.length === 0 ? { id: { in: [] } } : { OR: places };
}
