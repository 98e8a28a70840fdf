import type { CopyInto } from "#bench/generate/copy.ts";
import { euros, type Written } from "#bench/generate/invoices.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";

export const COUNTER_COLUMNS = ["structure_id", "side", "status", "count", "amount"];

const WITHOUT_AMOUNT: readonly InvoiceStatus[] = ["BROUILLON", "SUPPRIMEE"];

/**
 * Keeps the counters while invoices are written, as the writer of status does: issued ones of every status (drafts without their
 * amount), received ones while the recipient can see them.
 */
export function createCounters() {
  const cells = new Map<string, { count: number; cents: number }>();
  const add = (structureId: string, side: "ISSUED" | "RECEIVED", written: Written) => {
    const key = `${structureId} ${side} ${written.status}`;
    const cell = cells.get(key) ?? { count: 0, cents: 0 };
    cell.count += 1;
    if (!WITHOUT_AMOUNT.includes(written.status)) cell.cents += written.cents;
    cells.set(key, cell);
  };
  return {
    count(supplierId: string, recipientId: string, written: Written): void {
      add(supplierId, "ISSUED", written);
      if (written.isVisibleToRecipient) add(recipientId, "RECEIVED", written);
    },
    async write(table: CopyInto): Promise<void> {
      for (const [key, cell] of cells) {
        table.add([...key.split(" "), cell.count, euros(cell.cents)]);
        await table.drain();
      }
    },
  };
}
