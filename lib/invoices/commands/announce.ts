import "server-only";
import { notifyHolders } from "#lib/access/index.ts";
import { tellOpenPages } from "#lib/invoices/data/tell-open-pages.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { transaction } from "#lib/platform/db.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

/** Steps too short to tell anybody about, or that the person who made them sees at once. */
const SILENT: readonly InvoiceStatus[] = ["BROUILLON", "DEPOSEE", "EN_COURS_ACHEMINEMENT", "SUPPRIMEE"];

/** Steps that give the recipient something to do. */
const NEWS_FOR_RECIPIENT: readonly InvoiceStatus[] = ["MISE_A_DISPOSITION", "COMPLETEE"];

/**
 * Tells both sides of one step of the history: what runs for an `invoice.announce` job. Whoever made the step is not told of it
 * (domain reference § 14.3: every change of status tells the supplier).
 */
export async function announceTransition(invoiceId: string, position: number): Promise<void> {
  await transaction(async (tx) => {
    const step = await tx.invoiceStatusEvent.findUnique({
      where: { invoiceId_position: { invoiceId, position } },
      select: {
        status: true,
        userId: true,
        structureId: true,
        motif: true,
        comment: true,
        invoice: {
          select: {
            number: true,
            supplierId: true,
            supplierServiceId: true,
            recipientId: true,
            recipientServiceId: true,
            madeAvailableAt: true,
            supplier: { select: { legalName: true } },
            recipient: { select: { legalName: true, identifier: true, undisclosed: true } },
          },
        },
      },
    });
    if (!step) return;
    const { invoice, status, userId } = step;
    await tellOpenPages(tx, { invoiceId, position, by: userId, invoice });
    if (SILENT.includes(status)) return;
    const number = invoice.number ?? "";
    await notifyHolders(tx, {
      permission: "invoice.readIssued",
      subject: { structureId: invoice.supplierId, serviceId: invoice.supplierServiceId },
      except: userId,
      type: "invoice.statusChanged",
      data: { number, status, otherParty: invoice.recipient ? publicName(invoice.recipient) : "", ...reasonOf(step) },
      link: routes.issuedInvoice(invoiceId),
    });
    if (!invoice.recipientId || !NEWS_FOR_RECIPIENT.includes(status)) return;
    await notifyHolders(tx, {
      permission: "invoice.readReceived",
      subject: { structureId: invoice.recipientId, serviceId: invoice.recipientServiceId },
      except: userId,
      type: "invoice.received",
      data: { number, otherParty: invoice.supplier.legalName },
      link: routes.receivedInvoice(invoiceId),
    });
  });
}

/** Why, when the recipient is who says it: the supplier's own words are not news to the supplier. */
function reasonOf(step: {
  readonly structureId: string | null;
  readonly motif: string | null;
  readonly comment: string | null;
  readonly invoice: { readonly recipientId: string | null };
}): { motif?: string; reason?: string } {
  if (step.structureId === null || step.structureId !== step.invoice.recipientId) return {};
  return { ...(step.motif ? { motif: step.motif } : {}), ...(step.comment ? { reason: step.comment } : {}) };
}
