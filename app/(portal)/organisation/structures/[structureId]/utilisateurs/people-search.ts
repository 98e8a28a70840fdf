import { INACTIVE_DAYS } from "#lib/access/public.ts";

export type PeopleQuery = Partial<Record<"recherche" | "inactifs" | "apres" | "fait", string | string[]>>;

const first = (value: string | string[] | undefined) => [value].flat()[0] ?? "";

/** The filters in the address, the same for the list and for its file. */
export function peopleSearch(query: PeopleQuery) {
  return {
    typed: first(query.recherche).slice(0, 100),
    inactiveDays: INACTIVE_DAYS.find((days) => String(days) === first(query.inactifs)) ?? null,
    after: first(query.apres),
  };
}
