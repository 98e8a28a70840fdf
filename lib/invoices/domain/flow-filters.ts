import { FLOW_STATE_CODES, type FlowState } from "#lib/invoices/domain/flow-states.ts";
import {
  addressId,
  addressText,
  oneOf,
  type Params,
  readPeriod,
  type SearchNote,
  sizeQuery,
} from "#lib/invoices/domain/list-filters.ts";
import type { IsoDate } from "#lib/shared/dates.ts";
import { pageSize } from "#lib/shared/pagination.ts";
import type { Query } from "#lib/shared/routes.ts";

/** « Suivi des flux » as an address. */
export type FlowFilter = {
  /** `rejected`: flows of which a file, or the whole, was refused (« rejets », domain reference § 9). */
  readonly view: "all" | "rejected";
  /** Part of the number, or of the name of the file. */
  readonly text: string | null;
  readonly state: FlowState | null;
  readonly structureId: string | null;
  /** Days of the deposit in Paris, both included. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly size: number;
  readonly after: string | null;
};

export function readFlowFilter(params: Params): { filter: FlowFilter; notes: readonly SearchNote[] } {
  const { from, to, notes } = readPeriod(params);
  const filter: FlowFilter = {
    view: addressText(params, "vue") === "rejets" ? "rejected" : "all",
    text: addressText(params, "texte"),
    state: oneOf(FLOW_STATE_CODES, addressText(params, "etat")),
    structureId: addressId(params, "structure"),
    from,
    to,
    size: pageSize(addressText(params, "lignes") ?? undefined),
    after: addressText(params, "apres"),
  };
  return { filter, notes };
}

/** What `readFlowFilter` reads back. Defaults leave no trace. */
export function flowQuery(filter: FlowFilter): Query {
  return {
    vue: filter.view === "rejected" ? "rejets" : null,
    texte: filter.text,
    etat: filter.state,
    structure: filter.structureId,
    du: filter.from,
    au: filter.to,
    lignes: sizeQuery(filter.size),
    apres: filter.after,
  };
}

export function isFlowFilterEmpty({ view, text, state, structureId, from, to }: FlowFilter): boolean {
  return view === "all" && [text, state, structureId, from, to].every((one) => one === null);
}
