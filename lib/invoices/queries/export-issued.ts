import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { readIssued, readWorkList } from "#lib/invoices/data/issued-export.ts";
import { type IssuedCriteria, readIssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import type { ExportedInvoice } from "#lib/invoices/domain/export-fields.ts";
import type { IssuedOrder } from "#lib/invoices/domain/issued-search.ts";
import type { WorkOrder } from "#lib/invoices/domain/work-order.ts";
import { rejectedSince } from "#lib/invoices/queries/lists.ts";

type Batches = AsyncGenerator<readonly ExportedInvoice[]>;

/** Every invoice that a search finds (F-89), a batch at a time. */
export function exportIssued(
  actor: Actor,
  asked: Partial<IssuedCriteria>,
  options: { readonly structureId?: string | null; readonly order?: IssuedOrder } = {},
): Batches {
  return readIssued(
    reachOf(actor, "issued", options.structureId),
    readIssuedCriteria(asked),
    options.order ?? "newest",
  );
}

/** Every invoice of « Synthèse » under its filter, in its order. */
export function exportWorkList(
  actor: Actor,
  options: {
    readonly structureId?: string | null;
    readonly hideOldRejections?: boolean;
    readonly instructorId?: string | null;
    readonly order?: WorkOrder;
  } = {},
): Batches {
  const filter = {
    rejectedSince: rejectedSince(options.hideOldRejections),
    instructorId: options.instructorId ?? null,
  };
  return readWorkList(reachOf(actor, "issued", options.structureId), filter, options.order ?? "oldest");
}
