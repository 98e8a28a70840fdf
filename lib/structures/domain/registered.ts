/** What a register says of a new structure, as the screens of its creation carry it on. Null: not told, and typed by hand. */
export type RegisteredDetails = {
  readonly source: string;
  readonly active: boolean;
  readonly undisclosed: boolean;
  readonly legalName: string | null;
  readonly addressLine: string | null;
  readonly addressLine2: string | null;
  readonly addressLine3: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly country: string | null;
};

/** What a register may tell of a structure, in the order of the forms. */
export const REGISTERED_FIELDS = [
  "legalName",
  "addressLine",
  "addressLine2",
  "addressLine3",
  "postcode",
  "town",
  "country",
] as const;
export type RegisteredField = (typeof REGISTERED_FIELDS)[number];

type Fields = Readonly<Record<RegisteredField, string | null | undefined>>;

/** The fields that are as the register has them: the others were typed. */
export function fieldsFromRegister(registered: Fields | null, details: Fields): RegisteredField[] {
  return REGISTERED_FIELDS.filter((field) => registered?.[field] && registered[field] === details[field]);
}

export type Difference = { readonly field: RegisteredField; readonly before: string | null; readonly after: string };

/**
 * What updating from the register would change. The address goes as one: when the register tells a town, lines that it lacks are emptied. What
 * it does not disclose changes nothing.
 */
export function differences(before: Fields, registered: Fields): Difference[] {
  const placed = Boolean(registered.town);
  return REGISTERED_FIELDS.flatMap((field) => {
    const [now, then] = [before[field] ?? null, registered[field] ?? null];
    const told = then !== null || (placed && (field === "addressLine2" || field === "addressLine3"));
    return told && now !== then ? [{ field, before: now, after: then ?? "" }] : [];
  });
}
