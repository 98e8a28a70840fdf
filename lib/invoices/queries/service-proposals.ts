import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { proposeServices, type ServiceProposal } from "#lib/invoices/domain/service-proposals.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** What a service does with an invoice that reached the right one. */
const TREATED: InvoiceStatus[] = [
  "SERVICE_FAIT",
  "MANDATEE",
  "MISE_A_DISPOSITION_COMPTABLE",
  "COMPTABILISEE",
  "MISE_EN_PAIEMENT",
];
/** Enough to know the habits of one recipient. */
const LAST = 200;

/** The services of its recipient that an invoice to recycle may be meant for (F-93): from its comment, its directory, and earlier invoices. */
export async function serviceProposals(actor: Actor, invoiceId: string): Promise<readonly ServiceProposal[]> {
  if (!isId(invoiceId)) return [];
  const row = await db().invoice.findFirst({
    where: { AND: [{ id: invoiceId, status: "A_RECYCLER" }, visibleTo(actor, "issued")] },
    select: {
      supplierId: true,
      recipientId: true,
      commitmentNumber: true,
      statusComment: true,
      recipientService: { select: { code: true } },
      recipient: {
        select: {
          services: { where: { status: "ACTIF" }, orderBy: { code: "asc" }, select: { code: true, label: true } },
        },
      },
    },
  });
  if (!row?.recipientId || !row.recipient) return [];
  const { supplierId, recipientId, commitmentNumber } = row;
  const treated = await db().invoice.findMany({
    where: { supplierId, recipientId, status: { in: TREATED }, recipientServiceId: { not: null } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: LAST,
    select: { commitmentNumber: true, recipientService: { select: { code: true } } },
  });
  const same = treated.filter((one) => commitmentNumber !== null && one.commitmentNumber === commitmentNumber);
  return proposeServices({
    services: row.recipient.services,
    present: row.recipientService?.code ?? null,
    comment: row.statusComment,
    sameCommitment: byFrequency(same),
    earlier: byFrequency(treated),
  });
}

function byFrequency(rows: readonly { recipientService: { code: string } | null }[]): string[] {
  const counts = new Map<string, number>();
  for (const { recipientService } of rows) {
    if (recipientService) counts.set(recipientService.code, (counts.get(recipientService.code) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code);
}
