import { APPLICATIONS, type Application, LEVELS, type Level, type Role } from "#lib/access/domain/applications.ts";

/** Days without a connection after which a list can be asked for who is inactive. */
export const INACTIVE_DAYS = [30, 90, 180, 365] as const;

/** A right of a person, with the code of its service; null on the whole structure. */
export type HeldRight = { readonly application: Application; readonly level: Level; readonly service: string | null };

/** One person of a structure, as those who may consult its users see them. */
export type PersonLine = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
  /** Null: has not connected yet. */
  readonly lastSignIn: Date | null;
  readonly rights: readonly HeldRight[];
};

export type PersonSheet = PersonLine & { readonly membershipId: string; readonly version: number };

/** Somebody as the search bar proposes them, in one of the structures where the reader consults them. */
export type FoundPerson = {
  readonly userId: string;
  readonly name: string;
  readonly structureId: string;
  readonly structureName: string;
};

/** The highest level of an application in one place: the whole structure, or one service. */
export type ShortRight = HeldRight;

/** The highest level of each application and place, the whole structure first, in the order of the applications. */
export function shortRights(rights: readonly HeldRight[]): ShortRight[] {
  const highest = new Map<string, HeldRight>();
  for (const right of rights) {
    const key = `${right.service ?? ""}\0${right.application}`;
    const known = highest.get(key);
    if (!known || LEVELS.indexOf(right.level) > LEVELS.indexOf(known.level)) highest.set(key, right);
  }
  return [...highest.values()].sort(
    (a, b) =>
      (a.service ?? "").localeCompare(b.service ?? "") ||
      APPLICATIONS.indexOf(a.application) - APPLICATIONS.indexOf(b.application),
  );
}

/** What happened to the rights of a person in a structure. */
export type RightsEvent = {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly by: string | null;
  readonly service: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
};
