import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { selectInside } from "#lib/invoices/data/inside.ts";
import { type ReadSide, reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { countIssued, cursorParts, lookUpIssued, selectIssued } from "#lib/invoices/data/issued-list.ts";
import { settled } from "#lib/invoices/data/number-begins.ts";
import { countReceived, lookUpReceived, selectReceived } from "#lib/invoices/data/received-list.ts";
import { type StatusCount, statusCounts } from "#lib/invoices/data/totals-of-lists.ts";
import { countWorkGroups, selectWorkList } from "#lib/invoices/data/work-list.ts";
import {
  type IssuedCriteria,
  type ReceivedCriteria,
  readCursor,
  readIssuedCriteria,
  readReceivedCriteria,
} from "#lib/invoices/domain/criteria.ts";
import type { IssuedOrder } from "#lib/invoices/domain/issued-search.ts";
import type { ReceivedOrder } from "#lib/invoices/domain/received-filters.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import type { FoundInside, IssuedRow, ListPage, ReceivedRow, Total } from "#lib/invoices/domain/views.ts";
import { type WorkOrder, workCursorParts } from "#lib/invoices/domain/work-order.ts";
import { now } from "#lib/platform/clock.ts";
import { type CursorKey, DEFAULT_PAGE_SIZE, pageOf } from "#lib/shared/pagination.ts";

export type ListOptions = {
  /** One structure of the person's; all of them without. */
  readonly structureId?: string | null;
  /** `next` of the page before. */
  readonly cursor?: string | null | undefined;
  readonly size?: number;
};

const DAY = 86_400_000;
/** « Masquer les factures rejetées depuis plus de 10 jours » (domain reference § 12). */
const OLD_REJECTION_DAYS = 10;

/** A page of the work list, and how many wait for each kind of gesture in the whole of it. */
export type WorkListPage = ListPage<IssuedRow> & { readonly groups: ReadonlyMap<InvoiceStatus, Total> };

/** Since when a rejection is shown in « Synthèse »; null for all of them. */
export function rejectedSince(hideOld: boolean | undefined): Date | null {
  return hideOld ? new Date(now().getTime() - OLD_REJECTION_DAYS * DAY) : null;
}

/** « Synthèse » (F-80): what waits for the supplier's gesture, by kind of gesture, oldest first unless asked otherwise (F-82). */
export async function issuedWorkList(
  actor: Actor,
  options: ListOptions & {
    readonly hideOldRejections?: boolean;
    readonly instructorId?: string | null;
    readonly order?: WorkOrder;
  } = {},
): Promise<WorkListPage> {
  const order = options.order ?? "oldest";
  const reaches = reachOf(actor, "issued", options.structureId);
  const filter = {
    rejectedSince: rejectedSince(options.hideOldRejections),
    instructorId: options.instructorId ?? null,
  };
  const size = options.size ?? DEFAULT_PAGE_SIZE;
  const after = readCursor(options.cursor, workCursorParts(order));
  const [rows, groups] = await Promise.all([
    selectWorkList(reaches, { ...filter, after, limit: size + 1, order }),
    countWorkGroups(reaches, filter),
  ]);
  const totals = [...groups.values()];
  const count = totals.reduce((sum, one) => sum + one.count, 0);
  return { ...page(rows, size, { count, exact: totals.every(({ exact }) => exact) }), groups };
}

/** « Rechercher » (F-85, F-86): every invoice of the person's structures without criteria, last deposited first unless asked otherwise. */
export async function searchIssued(
  actor: Actor,
  asked: Partial<IssuedCriteria>,
  options: ListOptions & { readonly order?: IssuedOrder } = {},
): Promise<ListPage<IssuedRow>> {
  const reaches = reachOf(actor, "issued", options.structureId);
  const criteria = await settled(reaches, "issued", readIssuedCriteria(asked));
  const size = options.size ?? DEFAULT_PAGE_SIZE;
  const order = options.order ?? "newest";
  const after = readCursor(options.cursor, cursorParts(order));
  const asPage = { after, limit: size + 1, order };
  if (criteria.number) {
    const { these, total } = await lookUpIssued(reaches, criteria, asPage);
    return page(await selectIssued(reaches, these ?? criteria, asPage), size, total);
  }
  const [rows, total] = await Promise.all([
    selectIssued(reaches, criteria, asPage),
    onlyStatuses(criteria) ? keptTotal(actor, "issued", options, criteria.statuses) : countIssued(reaches, criteria),
  ]);
  return page(rows, size, total);
}

/** « Factures reçues » (F-114): what has been made available to the person's structures, latest first unless asked otherwise. */
export async function listReceived(
  actor: Actor,
  asked: Partial<ReceivedCriteria>,
  options: ListOptions & { readonly order?: ReceivedOrder } = {},
): Promise<ListPage<ReceivedRow>> {
  const reaches = reachOf(actor, "received", options.structureId);
  const criteria = await settled(reaches, "received", readReceivedCriteria(asked));
  const size = options.size ?? DEFAULT_PAGE_SIZE;
  const order = options.order ?? "newest";
  const after = readCursor(options.cursor, [order === "due" ? "day" : "moment", "id"]);
  const asPage = { order, after, limit: size + 1 };
  if (criteria.text || criteria.number) {
    const { these, total } = await lookUpReceived(reaches, criteria, asPage);
    return page(await selectReceived(reaches, these ?? criteria, asPage), size, total);
  }
  const [rows, total] = await Promise.all([
    selectReceived(reaches, criteria, asPage),
    onlyStatuses(criteria)
      ? keptTotal(actor, "received", options, criteria.statuses)
      : countReceived(reaches, criteria),
  ]);
  return page(rows, size, total);
}

/** Where a text was found inside the files of invoices of a page, by the id of the invoice (F-141). */
export async function foundInside(
  actor: Actor,
  side: ReadSide,
  typed: string | null,
  rows: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, FoundInside>> {
  if (!typed) return new Map();
  const ids = rows.map((row) => row.id);
  const found = await selectInside(reachOf(actor, side), side, typed, ids);
  return new Map(found.map((one) => [one.invoiceId, one]));
}

/** Invoices by status on one side, with the sum of their TTC (credits taken off). */
export function countsByStatus(actor: Actor, side: ReadSide, structureId?: string | null): Promise<StatusCount[]> {
  return statusCounts(reachOf(actor, side, structureId), side);
}

function page<R>(rows: readonly { row: R; key: CursorKey }[], size: number, total: Total): ListPage<R> {
  const { items, next } = pageOf(rows, size, (one) => one.key);
  return { items: items.map((one) => one.row), next, total };
}

/** True when the kept counters answer: no criterion, or statuses alone. */
function onlyStatuses(criteria: object): boolean {
  return Object.entries(criteria).every(([name, value]) => name === "statuses" || value === undefined || value === "");
}

async function keptTotal(
  actor: Actor,
  side: ReadSide,
  { structureId }: ListOptions,
  statuses: readonly string[] | undefined,
): Promise<Total> {
  const counts = await countsByStatus(actor, side, structureId);
  const wanted = counts.filter((one) => !statuses?.length || statuses.includes(one.status));
  return { count: wanted.reduce((sum, one) => sum + one.count, 0), exact: true };
}
