import type { CopyInto } from "#bench/generate/copy.ts";
import { euros, type Written } from "#bench/generate/invoices.ts";

export const COUNTER_COLUMNS = ["structure_id", "side", "status", "count", "amount"];

/** Keeps the counters while invoices are written: issued ones of every status, received ones once the recipient could see them. */
export function createCounters() {
  const cells = new Map<string, { count: number; cents: number }>();
  const add = (structureId: string, side: "ISSUED" | "RECEIVED", written: Written) => {
    const key = `${structureId} ${side} ${written.status}`;
    const cell = cells.get(key) ?? { count: 0, cents: 0 };
    cell.count += 1;
    cell.cents += written.cents;
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
