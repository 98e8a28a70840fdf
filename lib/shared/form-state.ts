/**
 * What a server action gives back to its form, in words: both sides import it, so it is plain data. A form that succeeded
 * redirects, or comes back with `refusal: null`.
 */
export type PresentedRefusal = {
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly text: string }[];
};

export type FormState = {
  readonly refusal: PresentedRefusal | null;
  /** What was typed, by field name, to be shown again. Passwords and codes are never among it. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** How many times this form was answered; 0 on a first view. */
  readonly turn: number;
};

export const EMPTY_FORM: FormState = { refusal: null, values: {}, turn: 0 };

/** Fields whose content must not travel back in a page, whatever the form. */
const SECRET = /mot-?de-?passe|password|^code$|secret/i;

/** The text fields of a posted form. Files and framework fields (`$ACTION…`) are left out, repeated names become lists. */
export function typedValues(data: FormData): FormState["values"] {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$") || SECRET.test(name)) continue;
    const texts = data.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first !== undefined) values[name] = texts.length === 1 ? first : texts;
  }
  return values;
}
