import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { settled } from "#lib/invoices/data/number-begins.ts";
import { countReceived, neighbourOf } from "#lib/invoices/data/received-list.ts";
import { type StatusCount, statusCounts } from "#lib/invoices/data/totals-of-lists.ts";
import { readReceivedCriteria } from "#lib/invoices/domain/criteria.ts";
import { type ReceivedFilter, type ReceivedView, receivedCriteria } from "#lib/invoices/domain/received-filters.ts";
import { isOneOf, RECIPIENT_WORK_STATUSES, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import type { Total } from "#lib/invoices/domain/views.ts";
import { now } from "#lib/platform/clock.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { structuresByIds } from "#lib/structures/index.ts";

/** True for who reads what companies receive and nothing else: invoices are addressed to public entities only (decision 81). */
export async function onlyCompanies(actor: Actor, structureId: string | null): Promise<boolean> {
  const structures = await structuresByIds(reachOf(actor, "received", structureId).map((reach) => reach.structureId));
  return structures.length > 0 && structures.every(({ kind }) => kind === "PRIVEE");
}

/** How many there are in each view of the inbox and under each status. */
export type Inbox = {
  readonly views: Readonly<Record<ReceivedView, Total>>;
  readonly statuses: readonly StatusCount[];
};

/** The numbers above the inbox: of statuses from the kept counters, of what is late and of one's own counted up to a limit. */
export async function inbox(actor: Actor, structureId: string | null): Promise<Inbox> {
  const reaches = reachOf(actor, "received", structureId);
  const counted = (view: "late" | "mine") =>
    countReceived(reaches, readReceivedCriteria(receivedCriteria({ ...NOTHING, view }, seenBy(actor))));
  const [all, late, mine] = await Promise.all([statusCounts(reaches, "received"), counted("late"), counted("mine")]);
  // In the order of the life cycle.
  const statuses = VISIBLE_TO_RECIPIENT.flatMap((status) => all.filter((one) => one.status === status));
  const sum = (kept: (one: StatusCount) => boolean): Total => ({
    count: statuses.filter(kept).reduce((total, one) => total + one.count, 0),
    exact: true,
  });
  return {
    views: {
      todo: sum(({ status }) => isOneOf(RECIPIENT_WORK_STATUSES, status)),
      late,
      mine,
      suspended: sum(({ status }) => status === "SUSPENDUE"),
      all: sum(() => true),
    },
    statuses,
  };
}

const NOTHING: ReceivedFilter = {
  ...{ view: "all", recipientId: null, serviceId: null, status: null, text: null, supplier: null, number: null },
  ...{ commitment: null, from: null, to: null, min: null, max: null, assignee: null, downloaded: null, inside: null },
  ...{ order: "newest", size: 1, after: null },
};

/** What a filter of the inbox needs to know of the moment. */
export function seenBy(actor: Actor) {
  return { who: actor.userId, today: parisDay(now()) };
}

export type Neighbours = { readonly previous: string | null; readonly next: string | null };

/** The invoices before and after one that the person sees, in the inbox it was opened from. */
export async function inboxNeighbours(actor: Actor, filter: ReceivedFilter, invoiceId: string): Promise<Neighbours> {
  const reaches = reachOf(actor, "received", filter.recipientId);
  const criteria = await settled(reaches, "received", readReceivedCriteria(receivedCriteria(filter, seenBy(actor))));
  const beside = (backwards: boolean) => neighbourOf(reaches, criteria, { invoiceId, order: filter.order, backwards });
  const [previous, next] = await Promise.all([beside(true), beside(false)]);
  return { previous, next };
}
