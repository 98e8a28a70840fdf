import type { IdentifierType } from "#lib/shared/identifiers.ts";

/** What anybody signed in may see of a structure they know the identifier of. Undisclosed: neither name nor place, and never in a search. */
export type StructureGlance = {
  readonly id: string;
  readonly identifierType: IdentifierType;
  readonly identifier: string;
  readonly kind: "PUBLIQUE" | "PRIVEE";
  readonly active: boolean;
  /** Null when undisclosed. */
  readonly legalName: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
};

type Row = Omit<StructureGlance, "active" | "legalName"> & {
  readonly status: "ACTIVE" | "INACTIVE";
  readonly legalName: string;
  readonly undisclosed: boolean;
};

export function toGlance({ status, undisclosed, legalName, postcode, town, ...row }: Row): StructureGlance {
  const shown = undisclosed ? { legalName: null, postcode: null, town: null } : { legalName, postcode, town };
  return { ...row, active: status === "ACTIVE", ...shown };
}

/** How a structure is called before people who do not belong to it: its name, or its identifier when the name is undisclosed. */
export function publicName(row: {
  readonly legalName: string | null;
  readonly identifier: string;
  readonly undisclosed?: boolean;
}): string {
  return row.undisclosed ? row.identifier : (row.legalName ?? row.identifier);
}
