import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { reachOf, validatingStructures } from "#lib/invoices/data/invoice.scope.ts";
import { portfolioRows } from "#lib/invoices/data/portfolio-rows.ts";
import { sumToValidate } from "#lib/invoices/data/to-validate-list.ts";
import type { PortfolioRow } from "#lib/invoices/domain/portfolio.ts";
import { RECIPIENT_WORK_STATUSES, SUPPLIER_WORK_STATUSES } from "#lib/invoices/domain/status.ts";
import { structuresByIds } from "#lib/structures/index.ts";

/** What waits for the supplier's gesture, apart from drafts, which have a number of their own. */
const SUPPLIER_WAITING = SUPPLIER_WORK_STATUSES.filter((status) => status !== "BROUILLON");

/** Each of the person's structures with what waits there: four statements, whether they are two or two hundred. */
export async function portfolio(actor: Actor): Promise<PortfolioRow[]> {
  const [issued, received] = [reachOf(actor, "issued"), reachOf(actor, "received")];
  const validating = validatingStructures(actor);
  const ids = [...new Set([...[...issued, ...received].map(({ structureId }) => structureId), ...validating])];
  const [structures, sent, come, asked] = await Promise.all([
    structuresByIds(ids),
    portfolioRows(issued, "issued", SUPPLIER_WAITING),
    portfolioRows(received, "received", RECIPIENT_WORK_STATUSES),
    sumToValidate(validating),
  ]);
  const [ofIssued, ofReceived, ofAsked] = [byStructure(sent), byStructure(come), byStructure(asked)];
  return structures.map(({ id, legalName, identifier }) => ({
    structureId: id,
    name: legalName,
    identifier,
    issued: ofIssued.get(id) ?? null,
    received: ofReceived.get(id) ?? null,
    toValidate: ofAsked.get(id) ?? null,
  }));
}

function byStructure<R extends { readonly structureId: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.structureId, row]));
}
