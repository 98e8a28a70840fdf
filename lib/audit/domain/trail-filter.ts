import { isIsoDate } from "#lib/shared/dates.ts";

/** What the trail is searched by; everything may be left open. */
export type TrailFilter = {
  /** A type, or the beginning of several: `account.`. */
  readonly type: string;
  /** Sign-in address of who did it. */
  readonly email: string;
  /** Id of what it was done to, of a session or of a structure. */
  readonly about: string;
  readonly outcome: "" | "done" | "refused";
  readonly from: string;
  readonly to: string;
};

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** The filter in the address of the page. What does not look right is left open. */
export function readTrailFilter(params: Params): TrailFilter {
  const text = (name: string, most: number) => ([params[name]].flat()[0] ?? "").trim().slice(0, most);
  const day = (name: string) => (isIsoDate(text(name, 10)) ? text(name, 10) : "");
  const outcome = text("issue", 10);
  return {
    type: text("type", 60).replace(/[^a-zA-Z.]/g, ""),
    email: text("adresse", 254).toLowerCase(),
    about: text("objet", 36).toLowerCase(),
    outcome: outcome === "done" || outcome === "refused" ? outcome : "",
    from: day("du"),
    to: day("au"),
  };
}

/** The same for an address, what is open left out. */
export function trailQuery({ type, email, about, outcome, from, to }: TrailFilter): Record<string, string | null> {
  const query = { type, adresse: email, objet: about, issue: outcome, du: from, au: to };
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value === "" ? null : value]));
}

/** The names of what was filled in: what is kept of a search, never what was looked for. */
export function filledFilters(filter: TrailFilter): string[] {
  return Object.entries(filter).flatMap(([name, value]) => (value === "" ? [] : [name]));
}
