import type { CursorPart } from "#lib/invoices/domain/criteria.ts";

/**
 * The orders within each group of « Synthèse » (F-82) and their names in the address: what waits longest comes first unless asked
 * otherwise (F-80). What has no value yet, a draft's amount for instance, counts as less than any.
 */
export const WORK_ORDERS = {
  oldest: { name: null, by: "statusAt", down: false },
  newest: { name: "recent", by: "statusAt", down: true },
  lastDeposited: { name: "depot-recent", by: "submittedAt", down: true },
  firstDeposited: { name: "depot-ancien", by: "submittedAt", down: false },
  largest: { name: "montant-fort", by: "totalInclTax", down: true },
  smallest: { name: "montant-faible", by: "totalInclTax", down: false },
} as const satisfies Readonly<Record<string, { name: string | null; by: WorkColumn; down: boolean }>>;
export type WorkOrder = keyof typeof WORK_ORDERS;
type WorkColumn = "statusAt" | "submittedAt" | "totalInclTax";

const NAMES = Object.keys(WORK_ORDERS) as WorkOrder[];

/** The order that an address asks for; what is none is the usual one. */
export function readWorkOrder(text: string | null): WorkOrder {
  return NAMES.find((order) => WORK_ORDERS[order].name === text) ?? "oldest";
}

/** What a cursor of that order is made of: the kind of gesture, the place within it, the invoice. */
export function workCursorParts(order: WorkOrder): readonly CursorPart[] {
  return ["rank", WORK_ORDERS[order].by === "totalInclTax" ? "amountOrNull" : "momentOrNull", "id"];
}
