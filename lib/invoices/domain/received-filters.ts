import {
  addressId,
  addressText,
  oneOf,
  type Params,
  readPeriod,
  type SearchNote,
  sizeQuery,
} from "#lib/invoices/domain/list-filters.ts";
import { isOneOf, RECIPIENT_WORK_STATUSES, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import type { IsoDate } from "#lib/shared/dates.ts";
import { parseAmount } from "#lib/shared/money.ts";
import { pageSize } from "#lib/shared/pagination.ts";
import type { Query } from "#lib/shared/routes.ts";

/** « Factures reçues » as its address: the views of the inbox, and the criteria of a recipient (F-114). */
export const RECEIVED_VIEWS = ["todo", "late", "mine", "suspended", "all"] as const;
export type ReceivedView = (typeof RECEIVED_VIEWS)[number];

export const RECEIVED_ORDERS = ["newest", "oldest", "due"] as const;
export type ReceivedOrder = (typeof RECEIVED_ORDERS)[number];

export type ReceivedStatus = (typeof VISIBLE_TO_RECIPIENT)[number];

export type ReceivedFilter = {
  /** `todo`: what waits for the recipient. A chosen status shows all invoices of that status. */
  readonly view: ReceivedView;
  readonly recipientId: string | null;
  readonly serviceId: string | null;
  readonly status: ReceivedStatus | null;
  /** Part of the supplier's name, its identifier, part of a number, or a commitment. */
  readonly text: string | null;
  /** Part of the supplier's name, or its identifier. */
  readonly supplier: string | null;
  readonly number: string | null;
  readonly commitment: string | null;
  /** Days on which it was received, both included. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Bounds of the total with tax, decimal strings. */
  readonly min: string | null;
  readonly max: string | null;
  /** A colleague, or nobody yet. */
  readonly assignee: string | null;
  readonly downloaded: "yes" | "no" | null;
  /** Words inside the files. */
  readonly inside: string | null;
  readonly order: ReceivedOrder;
  readonly size: number;
  readonly after: string | null;
};

export type ReceivedNote = SearchNote | { readonly code: "badAmount"; readonly value: string };

/** What the address calls them. */
const VIEW_NAMES: Readonly<Record<ReceivedView, string | null>> = {
  todo: null,
  late: "retard",
  mine: "miennes",
  suspended: "suspendues",
  all: "toutes",
};
const ORDER_NAMES: Readonly<Record<ReceivedOrder, string | null>> = { newest: null, oldest: "ancien", due: "echeance" };
const DOWNLOADED_NAMES = { yes: "oui", no: "non" } as const;
export const NOBODY = "personne";

/** Reads the inbox from its address. `notes` say what was typed and could not be used, to be told above the list. */
export function readReceivedFilter(params: Params): ReceivedFilter {
  return readReceivedAddress(params).filter;
}

export function readReceivedAddress(params: Params): { filter: ReceivedFilter; notes: readonly ReceivedNote[] } {
  const asked = addressText(params, "etat");
  const status = asked !== null && isOneOf(VISIBLE_TO_RECIPIENT, asked) ? asked : null;
  const inside = addressText(params, "contenu");
  const { from, to, notes } = readPeriod(params);
  const [min, max] = [readAmount(params, "min"), readAmount(params, "max")];
  const named = RECEIVED_VIEWS.find((view) => VIEW_NAMES[view] === addressText(params, "vue")) ?? "todo";
  const filter: ReceivedFilter = {
    // A status, or words looked for, are looked for everywhere.
    view: named === "todo" && (status !== null || inside !== null) ? "all" : named,
    recipientId: addressId(params, "structure"),
    serviceId: addressId(params, "service"),
    status,
    text: addressText(params, "texte"),
    supplier: addressText(params, "fournisseur"),
    number: addressText(params, "numero"),
    commitment: addressText(params, "engagement"),
    from,
    to,
    min: min.amount,
    max: max.amount,
    assignee: addressText(params, "affectee") === NOBODY ? NOBODY : addressId(params, "affectee"),
    downloaded: oneOf(["yes", "no"], downloadedOf(addressText(params, "telechargee"))),
    inside,
    order: RECEIVED_ORDERS.find((order) => ORDER_NAMES[order] === addressText(params, "tri")) ?? "newest",
    size: pageSize(addressText(params, "lignes") ?? undefined),
    after: addressText(params, "apres"),
  };
  return { filter, notes: [...notes, ...min.notes, ...max.notes] };
}

/** The address of the inbox: what `readReceivedFilter` reads back. Defaults leave no trace. */
export function receivedQuery(filter: ReceivedFilter): Query {
  return {
    vue: VIEW_NAMES[filter.view],
    structure: filter.recipientId,
    service: filter.serviceId,
    etat: filter.status,
    texte: filter.text,
    fournisseur: filter.supplier,
    numero: filter.number,
    engagement: filter.commitment,
    du: filter.from,
    au: filter.to,
    min: filter.min,
    max: filter.max,
    affectee: filter.assignee,
    telechargee: filter.downloaded && DOWNLOADED_NAMES[filter.downloaded],
    contenu: filter.inside,
    tri: ORDER_NAMES[filter.order],
    lignes: sizeQuery(filter.size),
    apres: filter.after,
  };
}

/** The inbox as one parameter of a sheet opened from it, so that the sheet knows its neighbours and the way back. Without its page. */
export function listText(filter: ReceivedFilter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(receivedQuery({ ...filter, after: null }))) {
    if (value !== null && value !== undefined) search.set(name, String(value));
  }
  // Never empty, which would leave no trace in the address: the inbox as it opens is a list too.
  return search.toString() || "vue=";
}

/** What `listText` wrote; null when the sheet was opened from nowhere. Whatever else is in it counts as no criterion. */
export function readListText(text: string | readonly string[] | undefined): ReceivedFilter | null {
  if (typeof text !== "string" || text.length > 2_000) return null;
  return readReceivedFilter(Object.fromEntries(new URLSearchParams(text)));
}

/** The same filter as the query takes it. `who` looks at the inbox, `today` is a day in Paris. */
export function receivedCriteria(filter: ReceivedFilter, { who, today }: { who: string; today: IsoDate }) {
  return {
    ...statusesOf(filter),
    ...(filter.view === "late" ? { lateOn: today } : {}),
    ...(filter.view === "mine" ? { assigneeId: who } : assigned(filter.assignee)),
    ...(filter.serviceId ? { serviceId: filter.serviceId } : {}),
    ...(filter.text ? { text: filter.text } : {}),
    ...(filter.supplier ? { supplierText: filter.supplier } : {}),
    ...(filter.number ? { number: filter.number } : {}),
    ...(filter.commitment ? { commitmentNumber: filter.commitment } : {}),
    ...(filter.from ? { receivedFrom: filter.from } : {}),
    ...(filter.to ? { receivedTo: filter.to } : {}),
    ...(filter.min ? { amountMin: filter.min } : {}),
    ...(filter.max ? { amountMax: filter.max } : {}),
    ...(filter.downloaded ? { downloaded: filter.downloaded } : {}),
    ...(filter.inside ? { inside: filter.inside } : {}),
  };
}

/** True when the view alone decides what is shown. */
export function isReceivedUnfiltered(filter: ReceivedFilter): boolean {
  const { recipientId: _r, view: _v, order: _o, size: _s, after: _a, ...criteria } = filter;
  return Object.values(criteria).every((one) => one === null);
}

function statusesOf({ view, status }: ReceivedFilter) {
  if (status) return { statuses: [status] };
  if (view === "todo" || view === "late") return { statuses: RECIPIENT_WORK_STATUSES };
  if (view === "suspended") return { statuses: ["SUSPENDUE"] as const };
  // « Les miennes »: what is still to do or to wait for.
  return view === "mine" ? { statuses: [...RECIPIENT_WORK_STATUSES, "SUSPENDUE"] as const } : {};
}

function assigned(assignee: string | null) {
  if (assignee === null) return {};
  return assignee === NOBODY ? { unassigned: true as const } : { assigneeId: assignee };
}

function downloadedOf(value: string | null): string | null {
  return value === DOWNLOADED_NAMES.yes ? "yes" : value === DOWNLOADED_NAMES.no ? "no" : null;
}

function readAmount(params: Params, name: string): { amount: string | null; notes: readonly ReceivedNote[] } {
  const typed = addressText(params, name);
  if (typed === null) return { amount: null, notes: [] };
  const read = parseAmount(typed, "fr");
  const amount = read.ok && !read.data.isNegative() ? read.data.toString() : null;
  return { amount, notes: amount === null ? [{ code: "badAmount", value: typed }] : [] };
}
