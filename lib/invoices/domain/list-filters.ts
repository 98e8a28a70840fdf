import { readWorkOrder, WORK_ORDERS, type WorkOrder } from "#lib/invoices/domain/work-order.ts";
import { type IsoDate, parseDate } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";
import { pageSize } from "#lib/shared/pagination.ts";
import type { Query } from "#lib/shared/routes.ts";

/**
 * Lists are addresses: every criterion is a parameter of a GET form, in French as the address is, so that a search can be kept,
 * sent and reopened. A value that is not one of those offered counts as none.
 */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What was typed in a filter and could not be used as it was. */
export type SearchNote =
  | { readonly code: "badDate" | "badAmount"; readonly value: string }
  | { readonly code: "badPeriod" };

export type WorkListFilter = {
  readonly supplierId: string | null;
  readonly hideOldRejections: boolean;
  /** « Instructeur »: `moi`, or the id of a person. */
  readonly instructor: string | null;
  readonly order: WorkOrder;
  readonly after: string | null;
};

export function readWorkListFilter(params: Params): WorkListFilter {
  return {
    supplierId: addressId(params, "structure"),
    hideOldRejections: addressText(params, "masquer") !== null,
    instructor: addressText(params, "instructeur") === "moi" ? "moi" : addressId(params, "instructeur"),
    order: readWorkOrder(addressText(params, "tri")),
    after: addressText(params, "apres"),
  };
}

export function workListQuery(filter: WorkListFilter): Query {
  return {
    structure: filter.supplierId,
    masquer: filter.hideOldRejections ? "oui" : null,
    instructeur: filter.instructor,
    tri: WORK_ORDERS[filter.order].name,
    apres: filter.after,
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
export function readPeriod(
  params: Params,
  fromName = "du",
  toName = "au",
): {
  from: IsoDate | null;
  to: IsoDate | null;
  notes: readonly SearchNote[];
} {
  const first = readDay(params, fromName);
  const last = readDay(params, toName);
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
