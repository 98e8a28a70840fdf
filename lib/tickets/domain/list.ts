import type { TicketStatus } from "#lib/tickets/domain/status.ts";

/** « Tickets émis » (F-103), and what those who answer look at (F-108). The first is shown when none is asked. */
export const ISSUED_TABS = ["actions", "ouverts", "clos"] as const;
export type IssuedTab = (typeof ISSUED_TABS)[number];
export const DESK_TABS = ["libres", "miens", "ouverts", "clos"] as const;
export type DeskTab = (typeof DESK_TABS)[number];
export type TicketTab = IssuedTab | DeskTab;

/** Columns by which a list can be sorted (F-105). */
export const TICKET_SORTS = ["numero", "description", "cree", "categorie", "sous-categorie", "statut"] as const;
export type TicketSort = (typeof TICKET_SORTS)[number];
/** Columns by whose values a list can be grouped: all but the number, which is of one ticket; by the day of « Créé ». */
export const TICKET_GROUPS = [
  "description",
  "cree",
  "categorie",
  "sous-categorie",
  "statut",
] as const satisfies readonly TicketSort[];
export type TicketGroup = (typeof TICKET_GROUPS)[number];
export const DIRECTIONS = ["croissant", "decroissant"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type TicketFilter<T extends TicketTab = TicketTab> = {
  readonly tab: T;
  readonly typed: string;
  readonly sort: TicketSort;
  readonly direction: Direction;
  readonly group: TicketGroup | null;
  readonly after: string | null;
};

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What the address of a list asks; anything else counts as not asked. */
export function readTicketAddress<T extends TicketTab>(params: Params, tabs: readonly [T, ...T[]]): TicketFilter<T> {
  const one = (name: string) => [params[name]].flat()[0];
  const sort = TICKET_SORTS.find((name) => name === one("tri"));
  return {
    tab: tabs.find((tab) => tab === one("onglet")) ?? tabs[0],
    typed: one("recherche")?.slice(0, 100) ?? "",
    sort: sort ?? "cree",
    direction:
      DIRECTIONS.find((name) => name === one("ordre")) ?? (sort && sort !== "cree" ? "croissant" : "decroissant"),
    group: TICKET_GROUPS.find((name) => name === one("groupe")) ?? null,
    after: one("apres") ?? null,
  };
}

/** The address of a filter; the first tab and the usual order leave no trace in it. */
export function ticketQuery({ tab, typed, sort, direction, group, after }: TicketFilter, first: TicketTab) {
  const usual = sort === "cree" ? "decroissant" : "croissant";
  return {
    onglet: tab === first ? null : tab,
    recherche: typed,
    tri: sort === "cree" ? null : sort,
    ordre: direction === usual ? null : direction,
    groupe: group,
    apres: after,
  };
}

/** Where the heading of a column leads: to its order, or to the opposite when it is in force. */
export function sortedBy(filter: TicketFilter, sort: TicketSort): TicketFilter {
  const again = filter.sort === sort;
  const usual = sort === "cree" ? "decroissant" : "croissant";
  const opposite = filter.direction === "croissant" ? "decroissant" : "croissant";
  return { ...filter, sort, direction: again ? opposite : usual, after: null };
}

/** How statuses are put in order, and what finds them in a search, in both languages. */
export const STATUS_WORDS: Readonly<Record<TicketStatus, string>> = {
  OUVERT: "ouvert open",
  EN_ATTENTE_INFORMATIONS: "en attente d'informations waiting for information",
  RESOLU: "resolu resolved",
  FERME: "ferme closed",
};
