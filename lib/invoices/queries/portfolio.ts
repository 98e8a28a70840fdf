import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { portfolioRows } from "#lib/invoices/data/portfolio-rows.ts";
import type { PortfolioRow } from "#lib/invoices/domain/portfolio.ts";
import { RECIPIENT_WORK_STATUSES, SUPPLIER_WORK_STATUSES } from "#lib/invoices/domain/status.ts";
import { structuresByIds } from "#lib/structures/index.ts";

/** What waits for the supplier's gesture, apart from drafts, which have a number of their own. */
const SUPPLIER_WAITING = SUPPLIER_WORK_STATUSES.filter((status) => status !== "BROUILLON");

/** Each of the person's structures with what waits there: three statements, whether they are two or two hundred. */
export async function portfolio(actor: Actor): Promise<PortfolioRow[]> {
  const [issued, received] = [reachOf(actor, "issued"), reachOf(actor, "received")];
  const ids = [...new Set([...issued, ...received].map(({ structureId }) => structureId))];
  const [structures, sent, come] = await Promise.all([
    structuresByIds(ids),
    portfolioRows(issued, "issued", SUPPLIER_WAITING),
    portfolioRows(received, "received", RECIPIENT_WORK_STATUSES),
  ]);
  const [ofIssued, ofReceived] = [byStructure(sent), byStructure(come)];
  return structures.map(({ id, legalName, identifier }) => ({
    structureId: id,
    name: legalName,
    identifier,
    issued: ofIssued.get(id) ?? null,
    received: ofReceived.get(id) ?? null,
  }));
}

function byStructure<R extends { readonly structureId: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.structureId, row]));
}
