/**
 * The one shape of every outcome that a person can cause.
 *
 * An expected refusal is a value with a code, never an exception: the edge turns the code into a sentence
 * (`messages/*.json`, block `errors`). An unexpected failure is thrown, logged with a reference, and shown as one fixed sentence.
 */
export type Ok<T> = { readonly ok: true; readonly data: T };

/** One broken rule on one field. `params` feed the sentence (the value, the limit, the fix). */
export type FieldProblem = {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

export type Refusal<C extends string = string> = {
  readonly ok: false;
  readonly code: C;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly FieldProblem[];
};

export type Result<T, C extends string = string> = Ok<T> | Refusal<C>;

export function ok<T>(data: T): Ok<T> {
  return { ok: true, data };
}

export function refuse<C extends string>(
  code: C,
  more: { params?: Record<string, string | number>; fields?: readonly FieldProblem[] } = {},
): Refusal<C> {
  return { ok: false, code, ...more };
}
