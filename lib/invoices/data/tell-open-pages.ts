import "server-only";
import type { Tx } from "#lib/platform/db.ts";
import { sendSignal } from "#lib/platform/signals.ts";

type Told = {
  readonly invoiceId: string;
  /** Of the step of its history; 0 for what is no step. */
  readonly position: number;
  readonly by: string | null;
  readonly invoice: {
    readonly supplierId: string;
    readonly supplierServiceId: string | null;
    readonly recipientId: string | null;
    readonly recipientServiceId: string | null;
    readonly madeAvailableAt: Date | null;
  };
};

/** Tells whoever has the invoice before their eyes that it changed, in the caller's transaction. A recipient is told of what it can see. */
export async function tellOpenPages(tx: Tx, { invoiceId, position, by, invoice }: Told): Promise<void> {
  const { supplierId, supplierServiceId, recipientId, recipientServiceId, madeAvailableAt } = invoice;
  await sendSignal(tx, {
    about: "invoice",
    invoiceId,
    position,
    by,
    supplier: { structureId: supplierId, serviceId: supplierServiceId },
    recipient: recipientId && madeAvailableAt ? { structureId: recipientId, serviceId: recipientServiceId } : null,
  });
}
