import type { Element } from "#lib/documents/domain/einvoice/elements.ts";

/** A business term (BT) as written: its text, and the element it was found in. Text of an attribute has the element that carries it. */
export type Value = { readonly text: string; readonly element: Element };

/** A business group (BG) of the semantic model of EN 16931-1, or the invoice itself: its terms and the groups inside, as often as they occur. */
export type Group = {
  readonly element: Element;
  readonly terms: Readonly<Record<string, readonly Value[]>>;
  readonly groups: Readonly<Record<string, readonly Group[]>>;
};

export type InvoiceSyntax = "UBL" | "CII" | "ZUGFERD1";

/** Where a syntax writes the terms of a group: paths of `steps.ts`, several for a term that may stand in several places. */
export type Binding = {
  readonly terms: Readonly<Record<string, Paths>>;
  readonly groups?: Readonly<Record<string, Binding & { readonly at: Paths }>>;
};
export type Paths = string | readonly string[];

/** The first text of a term that is not empty. */
export function firstOf(group: Group, term: string): Value | null {
  return group.terms[term]?.find((value) => value.text !== "") ?? null;
}

export function textOfTerm(group: Group, term: string): string | null {
  return firstOf(group, term)?.text ?? null;
}

/** All groups at `BG-25/BG-27`; the group itself for "". */
export function groupsAt(root: Group, path: string): readonly Group[] {
  let found: readonly Group[] = [root];
  for (const step of path === "" ? [] : path.split("/")) found = found.flatMap((group) => group.groups[step] ?? []);
  return found;
}
