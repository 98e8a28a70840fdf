import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, can, refusedIn, structuresWith } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/** The models of the places where the person may write drafts: the others do not exist for them. */
export function modelsOf(actor: Actor): Prisma.InvoiceModelWhereInput {
  const places = structuresWith(actor, "invoice.draft").map(({ structureId, serviceIds }) => ({
    supplierId: structureId,
    ...(serviceIds === "all" ? {} : { supplierServiceId: { in: [...serviceIds] } }),
  }));
  return places.length === 0 ? { id: { in: [] } } : { OR: places };
}

const MODEL = {
  id: true,
  supplierId: true,
  supplierServiceId: true,
  name: true,
  cadre: true,
  typed: true,
  content: true,
} as const satisfies Prisma.InvoiceModelSelect;

export type ModelRow = Prisma.InvoiceModelGetPayload<{ select: typeof MODEL }>;

/**
 * A model for a command. A member of its structure who may not write drafts there is told so, and the attempt is kept; for a stranger there
 * is none.
 */
export async function loadModel(
  tx: Tx,
  actor: Actor,
  modelId: string,
): Promise<ModelRow | Refusal<"FORBIDDEN" | "NOT_FOUND">> {
  const row = await tx.invoiceModel.findUnique({ where: { id: modelId }, select: MODEL });
  if (!row) return refuse("NOT_FOUND");
  const subject = { structureId: row.supplierId, serviceId: row.supplierServiceId };
  if (can(actor, "invoice.draft", subject)) return row;
  const refusal = await refusedIn(actor, row.supplierId, tx);
  if (refusal.code === "FORBIDDEN") await recordDenied(actor, "invoice.draft", { structureId: row.supplierId });
  return refusal;
}

export function isRefusal(found: object): found is Refusal<"FORBIDDEN" | "NOT_FOUND"> {
  return "ok" in found;
}
