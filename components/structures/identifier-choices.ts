import type { Choice } from "#components/ui/choices.tsx";
import { IDENTIFIER_TYPES, type IdentifierType } from "#lib/shared/identifiers.ts";

type Words = (key: `${IdentifierType}.${"name" | "hint"}`) => string;

/** The seven types of identifier with what each looks like, in the order of the reference portal. */
export function identifierChoices(t: Words): (Choice & { readonly label: string })[] {
  return IDENTIFIER_TYPES.map((value) => ({ value, label: t(`${value}.name`), hint: t(`${value}.hint`) }));
}
