import "server-only";
import { getTranslations } from "next-intl/server";
import { type FormState, type PresentedRefusal, typedValues } from "#lib/shared/form-state.ts";
import type { FieldProblem, Refusal } from "#lib/shared/result.ts";

/** Codes are open-ended, so the block `errors` is read by name here, and only here. */
type Sentences = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/**
 * Turns a coded refusal into sentences in the person's language. The sentence of a field is `errors.fields.<field>.<code>`
 * (indexes left out: `lines.0.rate` is `lines.rate`), else `errors.<code>`; the general one is `errors.<code>`; a code without a
 * sentence shows `errors.unexpected`.
 */
export async function presentRefusal(refusal: Refusal): Promise<PresentedRefusal> {
  const t = (await getTranslations("errors")) as unknown as Sentences;
  const say = (keys: readonly string[], params: Refusal["params"]) =>
    t(keys.find((key) => t.has(key)) ?? "unexpected", params);
  const sentenceOf = ({ field, code, params }: FieldProblem) =>
    say([`fields.${field.replace(/\.\d+(?=\.|$)/g, "")}.${code}`, code], params);
  return {
    message: say([refusal.code], refusal.params),
    problems: (refusal.fields ?? []).map((problem) => ({ field: problem.field, text: sentenceOf(problem) })),
  };
}

/** The answer of an action that refused: sentences, and what was typed to be corrected. */
export async function refusedForm(refusal: Refusal, data: FormData, before: FormState): Promise<FormState> {
  return { refusal: await presentRefusal(refusal), values: typedValues(data), turn: before.turn + 1 };
}
