import { INVOICE_TYPES, type InvoiceType } from "#lib/invoices/domain/invoice.ts";
import {
  INVOICE_STATUSES,
  type InvoiceStatus,
  isOneOf,
  RECIPIENT_WORK_STATUSES,
  VISIBLE_TO_RECIPIENT,
} from "#lib/invoices/domain/status.ts";
import { type IsoDate, parseDate } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";
import { pageSize } from "#lib/shared/pagination.ts";
import type { Query } from "#lib/shared/routes.ts";

/**
 * Lists are addresses: every criterion is a parameter of a GET form, in French as the address is, so that a search can be kept,
 * sent and reopened. A value that is not one of those offered counts as none.
 */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

export const RECIPIENT_KINDS = ["state", "notState", "all"] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export type IssuedSearch = {
  readonly recipientKind: RecipientKind;
  /** Part of a name, or an identifier. */
  readonly recipientText: string | null;
  readonly invoiceType: InvoiceType | null;
  readonly supplierId: string | null;
  readonly status: InvoiceStatus | null;
  /** Dates of the invoice, both included. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Part of a number. */
  readonly number: string | null;
  /** Words inside the files. */
  readonly inside: string | null;
  readonly order: "newest" | "oldest";
  readonly size: number;
  /** Cursor of the page. */
  readonly after: string | null;
};

export type SearchNote = { readonly code: "badDate"; readonly value: string } | { readonly code: "badPeriod" };

/** Reads « Rechercher » from its address. `notes` say what was typed and could not be used, to be told above the list. */
export function readIssuedSearch(params: Params): { search: IssuedSearch; notes: readonly SearchNote[] } {
  const { from, to, notes } = readPeriod(params);
  const status = addressText(params, "etat");
  const search: IssuedSearch = {
    recipientKind: oneOf(RECIPIENT_KINDS, addressText(params, "destinataire")) ?? "all",
    recipientText: addressText(params, "nom"),
    invoiceType: oneOf(INVOICE_TYPES, addressText(params, "type")),
    supplierId: addressId(params, "fournisseur"),
    status: oneOf(INVOICE_STATUSES, status),
    from,
    to,
    number: addressText(params, "numero"),
    inside: addressText(params, "contenu"),
    order: addressText(params, "tri") === "ancien" ? "oldest" : "newest",
    size: pageSize(addressText(params, "lignes") ?? undefined),
    after: addressText(params, "apres"),
  };
  return { search, notes };
}

/** The address of a search: what `readIssuedSearch` reads back. Defaults leave no trace. */
export function issuedSearchQuery(search: IssuedSearch): Query {
  return {
    destinataire: search.recipientKind === "all" ? null : search.recipientKind,
    nom: search.recipientText,
    type: search.invoiceType,
    fournisseur: search.supplierId,
    etat: search.status,
    du: search.from,
    au: search.to,
    numero: search.number,
    contenu: search.inside,
    tri: search.order === "oldest" ? "ancien" : null,
    lignes: sizeQuery(search.size),
    apres: search.after,
  };
}

/** The same search as the query takes it. What is absent does not restrict. */
export function issuedCriteria(search: IssuedSearch) {
  return {
    ...(search.recipientKind === "all" ? {} : { recipient: search.recipientKind }),
    ...(search.recipientText ? { recipientText: search.recipientText } : {}),
    ...(search.invoiceType ? { invoiceType: search.invoiceType } : {}),
    ...(search.status ? { statuses: [search.status] } : {}),
    ...(search.from ? { issuedFrom: search.from } : {}),
    ...(search.to ? { issuedTo: search.to } : {}),
    ...(search.number ? { number: search.number } : {}),
    ...(search.inside ? { inside: search.inside } : {}),
  };
}

/** True when the list holds everything: its total is then the kept counters'. */
export function isUnfiltered(search: IssuedSearch): boolean {
  const { recipientKind, recipientText, invoiceType, supplierId, status, from, to, number, inside } = search;
  const given = [recipientText, invoiceType, supplierId, status, from, to, number, inside];
  return recipientKind === "all" && given.every((one) => !one);
}

export type WorkListFilter = {
  readonly supplierId: string | null;
  readonly hideOldRejections: boolean;
  readonly after: string | null;
};

export function readWorkListFilter(params: Params): WorkListFilter {
  return {
    supplierId: addressId(params, "structure"),
    hideOldRejections: addressText(params, "masquer") !== null,
    after: addressText(params, "apres"),
  };
}

export function workListQuery(filter: WorkListFilter): Query {
  return { structure: filter.supplierId, masquer: filter.hideOldRejections ? "oui" : null, apres: filter.after };
}

export type ReceivedStatus = (typeof VISIBLE_TO_RECIPIENT)[number];

export type ReceivedFilter = {
  /** `todo`: what waits for the recipient. A chosen status shows all invoices of that status. */
  readonly view: "todo" | "all";
  readonly recipientId: string | null;
  readonly serviceId: string | null;
  readonly status: ReceivedStatus | null;
  /** Part of the supplier's name, its identifier, part of a number, or a commitment. */
  readonly text: string | null;
  /** Words inside the files. */
  readonly inside: string | null;
  readonly size: number;
  readonly after: string | null;
};

export function readReceivedFilter(params: Params): ReceivedFilter {
  const asked = addressText(params, "etat");
  const status = asked !== null && isOneOf(VISIBLE_TO_RECIPIENT, asked) ? asked : null;
  const inside = addressText(params, "contenu");
  return {
    // Who looks for words looks everywhere.
    view: status !== null || inside !== null || addressText(params, "vue") === "toutes" ? "all" : "todo",
    recipientId: addressId(params, "structure"),
    serviceId: addressId(params, "service"),
    status,
    text: addressText(params, "texte"),
    inside,
    size: pageSize(addressText(params, "lignes") ?? undefined),
    after: addressText(params, "apres"),
  };
}

export function receivedQuery(filter: ReceivedFilter): Query {
  return {
    vue: filter.view === "all" ? "toutes" : null,
    structure: filter.recipientId,
    service: filter.serviceId,
    etat: filter.status,
    texte: filter.text,
    contenu: filter.inside,
    lignes: sizeQuery(filter.size),
    apres: filter.after,
  };
}

/** The same filter as the query takes it. */
export function receivedCriteria(filter: ReceivedFilter) {
  const statuses = filter.status ? [filter.status] : filter.view === "todo" ? RECIPIENT_WORK_STATUSES : null;
  return {
    ...(statuses ? { statuses } : {}),
    ...(filter.serviceId ? { serviceId: filter.serviceId } : {}),
    ...(filter.text ? { text: filter.text } : {}),
    ...(filter.inside ? { inside: filter.inside } : {}),
  };
}

export type ToValidateFilter = {
  /** `todo`: what waits for an answer. */
  readonly view: "todo" | "all";
  readonly validatorId: string | null;
  /** Part of the supplier's name, its identifier, or part of a number. */
  readonly text: string | null;
  readonly size: number;
  readonly after: string | null;
};

export function readToValidateFilter(params: Params): ToValidateFilter {
  return {
    view: addressText(params, "vue") === "toutes" ? "all" : "todo",
    validatorId: addressId(params, "structure"),
    text: addressText(params, "texte"),
    size: pageSize(addressText(params, "lignes") ?? undefined),
    after: addressText(params, "apres"),
  };
}

export function toValidateQuery(filter: ToValidateFilter): Query {
  return {
    vue: filter.view === "all" ? "toutes" : null,
    structure: filter.validatorId,
    texte: filter.text,
    lignes: sizeQuery(filter.size),
    apres: filter.after,
  };
}

const LONGEST = 100;

/** One text of the address, trimmed; null when absent, empty or repeated. */
export function addressText(params: Params, name: string): string | null {
  const value = params[name];
  const trimmed = typeof value === "string" ? value.trim().slice(0, name === "apres" ? 500 : LONGEST) : "";
  return trimmed === "" ? null : trimmed;
}

export function addressId(params: Params, name: string): string | null {
  const value = addressText(params, name);
  return value !== null && isId(value) ? value : null;
}

export function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((one) => one === value) ?? null;
}

/** « du … au … »: two days, put in order, with what could not be used of them. */
export function readPeriod(params: Params): {
  from: IsoDate | null;
  to: IsoDate | null;
  notes: readonly SearchNote[];
} {
  const first = readDay(params, "du");
  const last = readDay(params, "au");
  const swapped = first.day !== null && last.day !== null && first.day > last.day;
  const [from, to] = swapped ? [last.day, first.day] : [first.day, last.day];
  return { from, to, notes: [...first.notes, ...last.notes, ...(swapped ? [{ code: "badPeriod" } as const] : [])] };
}

function readDay(params: Params, name: string): { day: IsoDate | null; notes: readonly SearchNote[] } {
  const typed = addressText(params, name);
  if (typed === null) return { day: null, notes: [] };
  const day = parseDate(typed);
  return { day, notes: day === null ? [{ code: "badDate", value: typed }] : [] };
}

export function sizeQuery(size: number): number | null {
  return size === pageSize(undefined) ? null : size;
}
