import "server-only";
import { notifyHolders } from "#lib/access/index.ts";
import { tellOpenPages } from "#lib/invoices/data/tell-open-pages.ts";
import { isCadre } from "#lib/invoices/domain/cadres.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { awaitedPlace, lastDayToAnswer } from "#lib/invoices/domain/validation.ts";
import { type Tx, transaction } from "#lib/platform/db.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

/** Steps too short to tell anybody about, or that the person who made them sees at once. */
const SILENT: readonly InvoiceStatus[] = ["BROUILLON", "DEPOSEE", "EN_COURS_ACHEMINEMENT", "SUPPRIMEE"];
/** What the supplier has done itself, or what follows from an answer it is told of. */
const NO_NEWS_FOR_SUPPLIER: readonly InvoiceStatus[] = ["A_VALIDER_1", "A_VALIDER_2"];

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
        at: true,
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
            cadre: true,
            validatorId: true,
            secondValidatorId: true,
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
    await tellValidator(tx, invoiceId, { ...invoice, status, at: step.at }, userId);
    if (NO_NEWS_FOR_SUPPLIER.includes(status)) return;
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

type Asked = {
  readonly number: string | null;
  readonly cadre: string;
  readonly status: InvoiceStatus;
  readonly at: Date;
  readonly validatorId: string | null;
  readonly secondValidatorId: string | null;
  readonly supplier: { readonly legalName: string };
};

/** Asks the validator whose answer is awaited from this step on. */
async function tellValidator(tx: Tx, invoiceId: string, asked: Asked, except: string | null): Promise<void> {
  const { status, cadre, at, validatorId, secondValidatorId } = asked;
  const place = awaitedPlace(status);
  const structureId = place === "first" ? validatorId : place === "second" ? secondValidatorId : null;
  if (!structureId) return;
  const last = isCadre(cadre) ? lastDayToAnswer(cadre, parisDay(at)) : null;
  await notifyHolders(tx, {
    permission: "invoice.readToValidate",
    subject: { structureId },
    except,
    type: "invoice.toValidate",
    data: {
      number: asked.number ?? "",
      otherParty: asked.supplier.legalName,
      until: last ? formatDate(last, "fr") : "",
    },
    link: routes.invoiceToValidate(invoiceId),
  });
}

/** Why, when another company or the recipient says it: the supplier's own words are not news to the supplier. */
function reasonOf(step: {
  readonly structureId: string | null;
  readonly motif: string | null;
  readonly comment: string | null;
  readonly invoice: { readonly supplierId: string };
}): { motif?: string; reason?: string } {
  if (step.structureId === null || step.structureId === step.invoice.supplierId) return {};
  return { ...(step.motif ? { motif: step.motif } : {}), ...(step.comment ? { reason: step.comment } : {}) };
}
